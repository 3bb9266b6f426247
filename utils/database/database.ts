import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  openDB,
  type StoreNames,
} from 'idb';
import type { Account } from '@/utils/share-codes/account';
import type { Batch, Operation } from '@/utils/share-codes/operation';
import type { Settings } from '@/utils/share-codes/settings';
import type { Block, CodeList, Note, Review, StoreName, Sync } from './records';

export interface Schema extends DBSchema {
  accounts: { key: string; value: Account };
  settings: { key: 'settings'; value: Settings };
  lists: { key: [accountId: string, name: string]; value: CodeList };
  operations: {
    key: string;
    value: Operation;
    indexes: { 'by-account': [accountId: string, createdAt: number]; open: number };
  };
  batches: { key: [operationId: string, index: number]; value: Batch };
  reviews: { key: string; value: Review };
  blocks: { key: [accountId: string, name: string, number: number]; value: Block };
  syncs: { key: [accountId: string, name: string]; value: Sync };
  notes: { key: [accountId: string, code: string]; value: Note };
}

export type Database = IDBPDatabase<Schema>;
const NAME = 'share-code-manager';
const VERSION = 3;

let opened: Promise<Database> | undefined;

/** The one connection of this page or worker. Rejects where the browser keeps nothing, e.g. with storage blocked. */
export function database(): Promise<Database> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined; // the next call tries anew
    throw error;
  });
  return opened;
}

function open(): Promise<Database> {
  return openDB<Schema>(NAME, VERSION, {
    async upgrade(db, from, _to, tx) {
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
    },
    // An old page must not hold back the upgrade of a newer one: it reopens at its next read.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
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

/** Closes the connection, so that a test can start over. */
export async function closeDatabase(): Promise<void> {
  const db = await opened;
  db?.close();
  opened = undefined;
}

/** A transaction whose commit has reached the disk when it resolves, as the journal needs it. */
export async function durable<const S extends StoreName[]>(stores: S) {
  const db = await database();
  return db.transaction(stores, 'readwrite', { durability: 'strict' });
}
