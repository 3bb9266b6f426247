import { database } from './database';
import type { Read } from './fields';
import { readBatch, readOperation, readPast } from './read-operation';
import {
  readAccount,
  readAct,
  readBlock,
  readList,
  readNote,
  readReview,
  readSettings,
  readSync,
} from './read-records';
import type { StoreName } from './records';

const READERS: Record<StoreName, Read<unknown>> = {
  accounts: readAccount,
  settings: readSettings,
  lists: readList,
  operations: readOperation,
  batches: readBatch,
  reviews: readReview,
  blocks: readBlock,
  syncs: readSync,
  notes: readNote,
  acts: readAct,
  past: readPast,
};

/** How many records are stored that cannot be read whole. */
export async function countDamaged(): Promise<number> {
  let damaged = 0;
  for (const store of Object.keys(READERS) as StoreName[]) damaged += await countDamagedIn(store);
  return damaged;
}

/** The same of one store, or a part of it. */
export async function countDamagedIn(store: StoreName, range?: IDBKeyRange): Promise<number> {
  const all: unknown[] = await (await database()).getAll(store, range);
  return all.filter((stored) => !isSame(READERS[store](stored), stored)).length;
}

/** Whether everything that was read is as it is stored. */
function isSame(read: unknown, stored: unknown): boolean {
  if (typeof read !== 'object' || read === null) return read === stored;
  if (typeof stored !== 'object' || stored === null) return false;
  if (Array.isArray(read) && (!Array.isArray(stored) || read.length !== stored.length))
    return false;
  const named = stored as Record<string, unknown>;
  return Object.entries(read).every(([name, value]) => isSame(value, named[name]));
}
