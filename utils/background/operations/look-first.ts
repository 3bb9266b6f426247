import { knownCodes } from '@/utils/database/known-codes';
import { getBatch, updateAllBatches, updateOperation } from '@/utils/database/operations';
import { findCodes } from '@/utils/share-codes/extract';
import type { Failure } from '@/utils/share-codes/failure';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { learnShape } from '@/utils/share-codes/shape';
import { rowIn } from '@/utils/share-codes/spelling';
import { reading } from '../accounts/client';
import { openReview } from '../open-review';
import { cancelAll } from './batch-progress';
import { nothingFound, searchList } from './search-list';

/**
 * A click redeems no code of the account's own unasked. While the keys were locked nobody could look whether it is
 * one; now it can be looked up, before anything is sent. Where one is, or that cannot be told, the person is asked.
 * @returns the failure to wait for, `null` where the operation goes on or has ended
 */
export async function lookFirst({ id, accountId }: BatchOperation): Promise<Failure | null> {
  const codes = (await getBatch(id, 0))?.items.map(({ code }) => code) ?? [];
  const search = { list: 'shared', codes, since: null, looked: [] } as const;
  const found = nothingFound(search);
  const read = await reading(accountId, (client) => searchList(client, search, found));
  const waits = ['locked', 'account-changed']; // the person is asked about the server, not about the code
  if (!read.ok && waits.includes(read.failure.cause)) return read.failure;
  const isListed = codes.some(rowIn(found.rows));
  if (!isListed && read.ok && found.isComplete) await clear(id);
  else await askInstead(id, accountId, codes, isListed ? 'yes' : 'unknown');
  return null;
}

async function clear(id: string): Promise<void> {
  await updateOperation<BatchOperation>(id, ({ unlooked: _, ...stored }) => stored);
}

async function askInstead(
  id: string,
  accountId: string,
  codes: readonly string[],
  own: 'yes' | 'unknown',
): Promise<void> {
  const shape = learnShape((await knownCodes(accountId)).all);
  const candidates = findCodes(codes.join('\n'), shape).map((found) => ({ ...found, own }));
  await openReview(accountId, candidates); // before it ends: killed in between, it asks twice
  await updateAllBatches(id, cancelAll);
}
