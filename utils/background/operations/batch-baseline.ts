import { listBatches, updateOperation } from '@/utils/database/operations';
import type { Account } from '@/utils/share-codes/account';
import { type Failure, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { BatchBaseline, BatchOperation } from '@/utils/share-codes/operation';
import { reading } from '../accounts/client';
import type { Client } from '../api/client';
import { readNewest } from '../sync/refresh';
import { keepServerClock, noteServerTime, type ServerTimes } from '../sync/server-clock';
import { latest } from './latest';
import { soon } from './soon';

/**
 * Stores what was used before, to tell afterwards what this operation has redeemed.
 * @returns the failure to wait for, `null` where the operation goes on
 */
export async function readBaseline(operation: BatchOperation): Promise<Failure | null> {
  const { id, accountId, kind } = operation;
  const batches = kind === 'revoke' ? await listBatches(id) : [];
  const own = new Set(batches.flatMap(({ items }) => items.map(({ code }) => code)));
  const times: ServerTimes = [];
  const read = await reading(accountId, (client, account) =>
    readBefore(client, account, kind, own, times),
  );
  if (!read.ok) return read.failure;
  await keepServerClock(accountId, times); // the computer's clock may have been set since the last refresh
  await updateOperation<BatchOperation>(id, (stored) =>
    stored.hold ? null : { ...stored, baseline: read.value, failure: null, tries: 0 },
  );
  return null;
}

/** How many other codes are enough to show that a list is whole. The newest stay on its first page for long. */
const OTHERS = 20;

/** @param own the codes of a revoke */
async function readBefore(
  client: Client,
  account: Account,
  kind: BatchOperation['kind'],
  own: ReadonlySet<string>,
  times: ServerTimes,
): Promise<Result<BatchBaseline, ServerFailure>> {
  const [list, balance] = await Promise.all([
    noteServerTime(times, account, readNewest(client, kind === 'redeem' ? 'used' : 'shared')),
    soon(noteServerTime(times, account, client.getBalance())),
  ]);
  if (!list.ok && isWorthWaiting(list.failure)) return list;
  const codes = list.ok ? list.value.codes : [];
  const isRead = list.ok && (codes.length > 0 || list.value.unreadable === 0);
  const names = isRead ? codes.map(({ code }) => code) : null;
  const others = names?.filter((code) => !own.has(code)).slice(0, OTHERS);
  return ok({
    usedCodes: kind === 'redeem' ? names : null,
    newestUsedAt: kind === 'redeem' ? latest(codes.map(({ usedAt }) => usedAt)) : null,
    balance: balance?.ok ? (balance.value?.ips ?? null) : null,
    ...(kind === 'revoke' && others && { others }),
  });
}

/** A server without such a list must not stop the redeem itself. */
export const isWorthWaiting = ({ cause }: Failure): boolean =>
  cause !== 'refused' && cause !== 'not-this-api' && cause !== 'refused-on-the-way';
