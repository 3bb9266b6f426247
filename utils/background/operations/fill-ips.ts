import { getBatch, updateBatch } from '@/utils/database/operations';
import type { Batch, BatchOperation } from '@/utils/share-codes/operation';
import { reading } from '../accounts/client';
import { readNewest } from '../sync/refresh';
import { advance } from './batch-progress';

/** Where the answer names codes alone, the used list tells how many IPs each carried. */
export async function fillIps(
  { id, accountId, kind }: BatchOperation,
  index: number,
): Promise<void> {
  const batch = await getBatch(id, index);
  if (kind !== 'redeem' || !batch?.items.some(lacksIps)) return;
  const used = await reading(accountId, (client) => readNewest(client, 'used'));
  if (!used.ok) return; // only a number to show: the balance tells the rest
  const ips = new Map(used.value.codes.map((code) => [code.code, code.ips]));
  await updateBatch(id, index, (stored) => {
    const items = stored.batch.items.map((item) =>
      item.outcome && lacksIps(item)
        ? { ...item, outcome: { ...item.outcome, ips: ips.get(item.code) ?? null } }
        : item,
    );
    return advance(stored.operation, stored.batch, { ...stored.batch, items });
  });
}

const lacksIps = ({ outcome }: Batch['items'][number]): boolean =>
  outcome?.word === 'redeemed' && outcome.ips === null;
