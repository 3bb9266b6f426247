import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Account } from '@/utils/share-codes/account';
import type { Batch, Operation } from '@/utils/share-codes/operation';
import type { Settings } from '@/utils/share-codes/settings';
import type { Act, Block, CodeList, Note, PastOperation, Review, StoreName, Sync } from './records';
import { upgrade, VERSION } from './upgrade';

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
  acts: { key: [accountId: string, word: string, code: string]; value: Act };
  past: {
    key: [accountId: string, id: string];
    value: PastOperation;
    indexes: {
      'by-time': [accountId: string, at: number];
      'by-kind': [accountId: string, kind: string];
    };
  };
}

export type Database = IDBPDatabase<Schema>;
const NAME = 'share-code-manager';

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
    upgrade,
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
