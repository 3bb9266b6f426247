import { isRecord, pick, toCode } from './values';
import { messageOf, wordsOf } from './words';

const DEPTH = 6;

/**
 * What a value says of each of these codes: in an object with that `code`, under the code as a name, or in a text
 * that mentions it. Words about a code, not a verdict on it.
 */
export function reasonsIn(value: unknown, codes: readonly string[]): Map<string, string> {
  const reasons = new Map<string, string>();
  collect(value, codes, DEPTH, (code, words) => {
    if (words !== '' && !reasons.has(code)) reasons.set(code, words);
  });
  return reasons;
}

type Note = (code: string, words: string) => void;

function collect(value: unknown, codes: readonly string[], depth: number, note: Note): void {
  if (depth === 0) return;
  if (typeof value === 'string') {
    const text = value.trim();
    // A code that stands alone, as in a list of codes, is no reason.
    for (const code of codes) if (text !== code && mentions(text, code)) note(code, text);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, codes, depth - 1, note);
  } else if (isRecord(value)) {
    collectRecord(value, codes, depth, note);
  }
}

function collectRecord(
  record: Record<string, unknown>,
  codes: readonly string[],
  depth: number,
  note: Note,
): void {
  const code = toCode(pick(record, 'code'));
  if (code !== null && codes.includes(code)) {
    note(code, wordsOf(messageOf(record) ?? pick(record, 'status')).join(' '));
    return;
  }
  for (const [name, field] of Object.entries(record)) {
    if (codes.includes(name)) note(name, wordsOf(field).join(' '));
    else collect(field, codes, depth - 1, note);
  }
}

/** Whether a code stands in a text as a whole word. */
export function mentions(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + code.length]];
    if (!isCodeCharacter(before) && !isCodeCharacter(after)) return true;
  }
  return false;
}

const isCodeCharacter = (character: string) => /[\p{L}\p{N}_-]/u.test(character);
