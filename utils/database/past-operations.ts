import { database } from './database';
import { everyOne } from './fields';
import { readPast } from './read-operation';
import type { PastOperation } from './records';

/*
 * Operations that a backup has brought back. They lie apart from the journal, and only what shows history reads them.
 */

const allOf = (accountId: string): IDBKeyRange => IDBKeyRange.bound([accountId], [accountId, []]);

/** The newest of an account, newest first. */
export async function listPast(accountId: string, most: number): Promise<PastOperation[]> {
  const index = (await database()).transaction('past').store.index('by-time');
  const found: PastOperation[] = [];
  let cursor = await index.openCursor(allOf(accountId), 'prev');
  while (cursor && found.length < most) {
    found.push(...everyOne(readPast, [cursor.value]));
    cursor = await cursor.continue();
  }
  return found;
}

export async function countPast(accountId: string): Promise<number> {
  return (await database()).count('past', allOf(accountId));
}

export async function allPast(accountId: string): Promise<PastOperation[]> {
  return everyOne(readPast, await (await database()).getAll('past', allOf(accountId)));
}

/** Without the redeems and revokes, whose codes may be very many. */
export async function pastGenerates(accountId: string): Promise<PastOperation[]> {
  const index = (await database()).transaction('past').store.index('by-kind');
  return everyOne(readPast, await index.getAll([accountId, 'generate']));
}
