import type { IDBPDatabase, IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import { actsIn } from './acts-in';
import type { Schema } from './database';
import { readBatch, readOperation } from './read-operation';

/*
 * From each earlier version of the database to this one.
 */

export const VERSION = 5;

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

export async function upgrade(
  db: IDBPDatabase<Schema>,
  from: number,
  _to: number | null,
  tx: Upgrade,
): Promise<void> {
  if (from < 1) {
    db.createObjectStore('accounts', { keyPath: 'id' });
    db.createObjectStore('settings');
    db.createObjectStore('lists', { keyPath: ['accountId', 'name'] });
    const operations = db.createObjectStore('operations', { keyPath: 'id' });
    operations.createIndex('by-account', ['accountId', 'createdAt']);
    operations.createIndex('open', 'open');
    db.createObjectStore('batches', { keyPath: ['operationId', 'index'] });
    db.createObjectStore('reviews', { keyPath: 'id' });
  }
  if (from < 2) {
    db.createObjectStore('blocks', { keyPath: ['accountId', 'name', 'number'] });
    db.createObjectStore('syncs', { keyPath: ['accountId', 'name'] });
    db.createObjectStore('notes', { keyPath: ['accountId', 'code'] });
  }
  if (from === 2) await beginRoundsAnew(tx.objectStore('syncs'));
  if (from < 4) db.createObjectStore('acts', { keyPath: ['accountId', 'word', 'code'] });
  if (from > 0 && from < 4) await noteEarlierActs(tx);
  if (from < 5) {
    const past = db.createObjectStore('past', { keyPath: ['accountId', 'id'] });
    past.createIndex('by-time', ['accountId', 'at']);
    past.createIndex('by-kind', ['accountId', 'operation.kind']);
  }
}

/** What was read stays; an unfinished reading begins anew, since how far it had come was stored in another shape. */
async function beginRoundsAnew(
  syncs: IDBPObjectStore<Schema, StoreNames<Schema>[], 'syncs', 'versionchange'>,
): Promise<void> {
  for (const sync of await syncs.getAll()) {
    const completeAt = sync.head === null ? sync.completeAt : null; // else new codes are missing
    await syncs.put({ ...sync, completeAt, head: null, round: null });
  }
}

/** What was done with each code stood in the journal alone. */
async function noteEarlierActs(tx: Upgrade): Promise<void> {
  const acts = tx.objectStore('acts');
  let cursor = await tx.objectStore('batches').openCursor();
  while (cursor) {
    const batch = readBatch(cursor.value);
    const operation = batch && readOperation(await operationOf(tx, batch.operationId));
    if (batch && operation) for (const act of actsIn(operation, batch)) await acts.put(act);
    cursor = await cursor.continue();
  }
}

const operationOf = (tx: Upgrade, id: string) => tx.objectStore('operations').get(id);
