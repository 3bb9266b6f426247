import { listBatches, updateOperation } from '@/utils/database/operations';
import type { Failure } from '@/utils/share-codes/failure';
import type { BatchBaseline, BatchOperation } from '@/utils/share-codes/operation';
import { reading } from '../accounts/client';
import type { CodePage } from '../api/client';
import { Pages } from '../api/has-next';
import { readNewest, refreshBalance } from '../sync/refresh';
import { keepServerClock, noteServerTime, type ServerTimes } from '../sync/server-clock';
import { latest } from './latest';
import { isWorthWaiting } from './pauses';
import { soon } from './soon';

/**
 * Stores what was used before, to tell afterwards what this operation has redeemed.
 * @returns the failure to wait for, `null` where the operation goes on
 */
export async function readBaseline(operation: BatchOperation): Promise<Failure | null> {
  const { id, accountId, kind } = operation;
  const batches = kind === 'revoke' ? await listBatches(id) : [];
  const own = new Set(batches.flatMap(({ items }) => items.map(({ code }) => code)));
  const readAt = Date.now();
  const times: ServerTimes = [];
  const list = kind === 'redeem' ? 'used' : 'shared';
  const [read, balance] = await Promise.all([
    reading(accountId, (client, account) =>
      noteServerTime(times, account, readNewest(client, list)),
    ),
    soon(refreshBalance(accountId, times)),
  ]);
  if (!read.ok && isWorthWaiting(read)) return read.failure;
  await keepServerClock(accountId, times); // the computer's clock may have been set since the last refresh
  const baseline: BatchBaseline = {
    ...baselineOf(kind, read.ok ? read.value : null, own),
    balance: balance?.ok ? balance.value : null,
    readAt,
  };
  await updateOperation<BatchOperation>(id, (stored) =>
    stored.hold ? null : { ...stored, baseline, failure: null, tries: 0 },
  );
  return null;
}

/** How many other codes are enough to show that a list is whole. The newest stay on its first page for long. */
const OTHERS = 20;

/** @param own the codes of a revoke */
function baselineOf(
  kind: BatchOperation['kind'],
  page: CodePage | null,
  own: ReadonlySet<string>,
): Omit<BatchBaseline, 'balance' | 'readAt'> {
  const codes = page?.codes ?? [];
  const isRead = page !== null && (codes.length > 0 || page.unreadable === 0);
  const names = isRead ? codes.map(({ code }) => code) : null;
  if (kind === 'redeem') {
    const newestUsedAt = latest(codes.map(({ usedAt }) => usedAt));
    const isWhole = page?.unreadable === 0 && new Pages().add(page) === 'whole';
    return { usedCodes: names, newestUsedAt, ...(isWhole && { isWhole }) };
  }
  const others = names?.filter((code) => !own.has(code)).slice(0, OTHERS);
  return { usedCodes: null, newestUsedAt: null, ...(others && { others }) };
}
