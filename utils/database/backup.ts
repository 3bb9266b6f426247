import type { Batch } from '@/utils/share-codes/operation';
import { FRESH } from '@/utils/share-codes/patience';
import { announce } from './changes';
import { durable } from './database';
import { listNotes } from './notes';
import { allOperations, listBatches } from './operations';
import { allPast } from './past-operations';
import { type Backup, PRODUCT, readBackup, VERSION } from './read-backup';
import type { PastOperation } from './records';

/*
 * What a browser alone knows of an account, as a file: the person's notes and what was done. No key is in it.
 */

export async function makeBackup(accountId: string): Promise<string> {
  const all = await allOperations(accountId);
  const operations = all.filter(({ open }) => !open);
  const batches = await Promise.all(operations.map((operation) => listBatches(operation.id)));
  const past = await allPast(accountId);
  const notes = (await listNotes(accountId)).map(({ code, text, at }) => ({ code, text, at }));
  return JSON.stringify({
    product: PRODUCT,
    version: VERSION,
    notes,
    operations: [...operations, ...past.map(({ operation }) => operation)],
    batches: [...batches.flat(), ...past.map(batchOf)],
  });
}

const batchOf = ({ id, items }: PastOperation): Batch => ({
  operationId: id,
  index: 0,
  items,
  groups: [],
  phase: 'waiting',
  reasons: {},
  patience: FRESH,
});

interface Restored {
  notes: number;
  operations: number;
}

/**
 * Adds what a backup holds to an account, all in one commit; what is there already stays as it is.
 * @returns how much was added; `null` where the text is no backup, or not a whole one, and nothing was changed
 */
export async function restoreBackup(accountId: string, json: string): Promise<Restored | null> {
  const backup = readBackup(json, accountId, Date.now());
  if (!backup) return null;
  const tx = await durable(['accounts', 'notes', 'operations', 'past']);
  const isThere = await tx.objectStore('accounts').getKey(accountId);
  const restored =
    isThere === undefined ? NOTHING : await add(tx, backup).catch((error) => undo(tx, error));
  await tx.done;
  for (const store of ['notes', 'past'] as const) announce({ store, id: accountId });
  return restored;
}

type Writing = Awaited<ReturnType<typeof durable<['accounts', 'notes', 'operations', 'past']>>>;

async function undo(tx: Writing, error: unknown): Promise<never> {
  try {
    tx.abort();
  } catch {
    // The database has done so by itself.
  }
  await tx.done.catch(() => {});
  throw error;
}

const NOTHING: Restored = { notes: 0, operations: 0 };

async function add(tx: Writing, backup: Backup): Promise<Restored> {
  const restored = { ...NOTHING };
  const [notes, operations, past] = [
    tx.objectStore('notes'),
    tx.objectStore('operations'),
    tx.objectStore('past'),
  ];
  for (const note of backup.notes) {
    const isHere = await notes.getKey([note.accountId, note.code]);
    if (isHere !== undefined || note.text.trim() === '') continue;
    await notes.put(note);
    restored.notes += 1;
  }
  for (const operation of backup.operations) {
    const { accountId, id } = operation;
    const isHere = (await operations.getKey(id)) ?? (await past.getKey([accountId, id]));
    if (isHere !== undefined) continue;
    await past.put(operation);
    restored.operations += 1;
  }
  return restored;
}
