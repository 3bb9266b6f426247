import { codeField, type Find, wordsByCode } from './mentions';
import { isRecord, pick, toCode } from './values';
import { messageOf, wordsOf } from './words';

const DEPTH = 6;

/**
 * What a value says of each of these codes: in an object with that code, under the code as a name, or in a text
 * that mentions it. Words about a code, not a verdict on it.
 */
export function reasonsIn(
  value: unknown,
  codes: readonly string[],
  find: Find,
): Map<string, string> {
  const wanted = new Set(codes);
  const reasons = new Map<string, string>();
  collect(value, find, DEPTH, (code, words) => {
    if (words !== '' && wanted.has(code) && !reasons.has(code)) reasons.set(code, words);
  });
  return reasons;
}

type Note = (code: string, words: string) => void;

function collect(value: unknown, find: Find, depth: number, note: Note): void {
  if (depth === 0) return;
  if (typeof value === 'string') {
    // A code that stands alone, as in a list of codes, is no reason.
    const isCode = find(toCode(value) ?? '') !== null;
    if (!isCode) for (const { code, words } of wordsByCode(value, find)) note(code, words);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, find, depth - 1, note);
  } else if (isRecord(value)) {
    collectRecord(value, find, depth, note);
  }
}

function collectRecord(
  record: Record<string, unknown>,
  find: Find,
  depth: number,
  note: Note,
): void {
  const field = codeField(record, find);
  if (field !== null) {
    const told =
      messageOf(record) ?? pick(record, 'result', 'outcome', 'status', 'state', 'error_code');
    note(field.code, wordsOf(told).join(' '));
    return;
  }
  for (const [name, value] of Object.entries(record)) {
    const code = find(name);
    if (code !== null) note(code, wordsOf(value).join(' '));
    else collect(value, find, depth - 1, note);
  }
}
