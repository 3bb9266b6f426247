import { LONGEST_NOTE } from '@/utils/share-codes/note';
import type { Batch, Operation } from '@/utils/share-codes/operation';
import { LONGEST_CODE } from '@/utils/share-codes/share-code';
import { name, oneOf, type Read, record, text, time, wholeListOf } from './fields';
import { pastOf } from './past-operation';
import { readBatch, wholeOperation } from './read-operation';
import type { Note, PastOperation } from './records';

/*
 * A backup's file, read as what a stranger may have written: all of it is whole, or none of it is taken.
 */

export const PRODUCT = 'share-code-manager';
export const VERSION = 1;

export interface Backup {
  notes: Note[];
  operations: PastOperation[];
}

/** @returns `null` where the text is no backup, or not a whole one */
export function readBackup(json: string, accountId: string, now: number): Backup | null {
  const read = file(parseJson(json));
  if (!read) return null;
  const notes = read.notes.map((note) => ({ ...note, accountId, at: Math.min(note.at, now) }));
  const items = itemsById(read.batches);
  const operations = read.operations.map((operation) =>
    pastOf({ ...operation, accountId }, items.get(operation.id) ?? [], now),
  );
  return { notes, operations };
}

function itemsById(batches: readonly Batch[]): Map<string, Batch['items']> {
  const items = new Map<string, Batch['items']>();
  for (const { operationId, items: more } of batches.toSorted((a, b) => a.index - b.index)) {
    const known = items.get(operationId);
    if (!known) items.set(operationId, [...more]);
    else for (const item of more) known.push(item);
  }
  return items;
}

const atMost =
  (most: number, read: Read<string>): Read<string> =>
  (value) => {
    const found = read(value);
    return found !== undefined && found.length <= most ? found : undefined;
  };

const id = atMost(200, name);
const code = atMost(LONGEST_CODE, name);

/** One whose parts all can be read. */
const whole =
  <T>(read: Read<T>, isRight: (found: T) => boolean): Read<T> =>
  (value) => {
    const found = read(value);
    return found !== undefined && isRight(found) ? found : undefined;
  };
const areCodes = (named: readonly { code: string }[]): boolean =>
  named.every((one) => code(one.code) !== undefined);

const file = record<{
  product: string;
  version: number;
  notes: Omit<Note, 'accountId'>[];
  operations: Operation[];
  batches: Batch[];
}>({
  product: oneOf(PRODUCT),
  version: (value) => (value === VERSION ? VERSION : undefined),
  notes: wholeListOf(record({ code, text: atMost(LONGEST_NOTE, text), at: time })),
  operations: wholeListOf(
    whole(
      wholeOperation,
      (one) => id(one.id) !== undefined && (one.kind !== 'generate' || areCodes(one.codes)),
    ),
  ),
  batches: wholeListOf(whole(readBatch, ({ items }) => areCodes(items))),
});

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
