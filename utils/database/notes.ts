import { announce } from './changes';
import { database, durable } from './database';
import { everyOne } from './fields';
import { readNote } from './read-records';
import type { Note } from './records';

export async function listNotes(accountId: string): Promise<Note[]> {
  const range = IDBKeyRange.bound([accountId], [accountId, []]);
  return everyOne(readNote, await (await database()).getAll('notes', range));
}

/** Stores a note; one without words is forgotten. */
export async function putNote(note: Note): Promise<void> {
  await putNotes([note]);
}

/** The same for many. Of an account that was removed meanwhile none is stored. */
export async function putNotes(notes: readonly Note[]): Promise<void> {
  const tx = await durable(['accounts', 'notes']);
  const accounts = new Set(await tx.objectStore('accounts').getAllKeys());
  const store = tx.objectStore('notes');
  for (const note of notes)
    if (note.text.trim() === '') void store.delete([note.accountId, note.code]);
    else if (accounts.has(note.accountId)) void store.put(note);
  await tx.done;
  for (const accountId of new Set(notes.map((note) => note.accountId)))
    announce({ store: 'notes', id: accountId });
}
