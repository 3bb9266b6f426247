import { getBatch, updateBatch } from '@/utils/database/operations';
import { ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { Batch, BatchOperation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { rowIn } from '@/utils/share-codes/spelling';
import { reading } from '../accounts/client';
import type { Client } from '../api/client';
import { readNewest } from '../sync/refresh';
import { advance } from './batch-progress';

/** Where the answer names codes alone, the used list tells how many IPs each carried. */
export async function fillIps(
  { id, accountId, kind, begunOn }: BatchOperation,
  index: number,
): Promise<void> {
  const batch = await getBatch(id, index);
  if (kind !== 'redeem' || begunOn !== undefined || !batch?.items.some(lacksIps)) return;
  const codes = batch.items.filter(lacksIps).map(({ code }) => code);
  const rows: Rows = new Map();
  const read = await reading(accountId, (client) => readRows(client, codes, rows));
  if (!read.ok) return; // only numbers to show: the balance tells the rest
  const row = rowIn(rows);
  await updateBatch(id, index, (stored) => {
    const items = stored.batch.items.map((item) =>
      item.outcome && lacksIps(item)
        ? { ...item, outcome: { ...item.outcome, ips: row(item.code)?.ips ?? null } }
        : item,
    );
    return advance(stored.operation, stored.batch, { ...stored.batch, items });
  });
}

type Rows = Map<string, ShareCode>;

/** Reads on as long as a page tells of one of these codes, and not of all yet. */
async function readRows(
  client: Client,
  codes: readonly string[],
  rows: Rows,
): Promise<Result<null, ServerFailure>> {
  for (let page = 1, left = codes.length; left > 0; page++) {
    const used = await readNewest(client, 'used', page);
    if (!used.ok) return rows.size > 0 ? ok(null) : used; // what came is good
    for (const code of used.value.codes) rows.set(code.code, code);
    const still = codes.filter((code) => !rowIn(rows)(code)).length;
    if (still === left) break;
    left = still;
  }
  return ok(null);
}

const lacksIps = ({ outcome }: Batch['items'][number]): boolean =>
  outcome?.word === 'redeemed' && outcome.ips === null;
