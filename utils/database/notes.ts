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

export async function putNotes(notes: readonly Note[]): Promise<void> {
  const tx = await durable(['notes']);
  const store = tx.objectStore('notes');
  for (const note of notes)
    if (note.text.trim() === '') void store.delete([note.accountId, note.code]);
    else void store.put(note);
  await tx.done;
  for (const accountId of new Set(notes.map((note) => note.accountId)))
    announce({ store: 'notes', id: accountId });
}
