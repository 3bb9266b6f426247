import { foldCode } from '@/utils/share-codes/spelling';
import { pick, toCode, toNumber } from './values';

/** Finds the sent code that a text is, by any spelling. */
export type Find = (text: string) => string | null;

/** A code may be written in groups, this many at the most, and no shorter than this: else any words would be one. */
const MOST_GROUPS = 5;
const SHORTEST_IN_GROUPS = 6;

/** A message is shorter. */
const LONGEST_TEXT = 10_000;

/** The codes that stand in a text as whole words, and the text without them. */
export function mentionsIn(text: string, find: Find): { codes: string[]; rest: string } {
  const words = text.slice(0, LONGEST_TEXT).match(/[\p{L}\p{M}\p{N}_-]+/gu) ?? [];
  const codes: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    const { code, size } = codeAt(words, at, find);
    if (code === null) rest.push(words[at] ?? '');
    else codes.push(code);
    at += size;
  }
  return { codes: [...new Set(codes)], rest: rest.join(' ') };
}

/** What a text says of each code in it: a part of it where each has one with words of its own, "A1: used; B2: expired". */
export function wordsByCode(text: string, find: Find): { code: string; words: string }[] {
  const { codes } = mentionsIn(text, find);
  const parts = text
    .slice(0, LONGEST_TEXT) // of a flood of marks each would be a part
    .split(/[;|\n]|\.\s/)
    .map((words) => ({ words, ...mentionsIn(words, find) }));
  const about = parts.filter((part) => part.codes.length > 0);
  const isParted =
    about.length === codes.length &&
    about.every((part) => part.codes.length === 1 && /\p{L}/u.test(part.rest));
  const told = isParted ? about : [{ codes, words: text }];
  return told.flatMap(({ codes: each, words }) =>
    each.map((code) => ({ code, words: words.trim() })),
  );
}

function codeAt(words: string[], at: number, find: Find): { code: string | null; size: number } {
  for (let size = Math.min(MOST_GROUPS, words.length - at); size > 0; size--) {
    const text = words.slice(at, at + size).join('');
    const code = size === 1 || foldCode(text).length >= SHORTEST_IN_GROUPS ? find(text) : null;
    if (code !== null) return { code, size };
  }
  return { code: null, size: 1 };
}

/** Names of the field that holds the code an item is about. */
const CODE_FIELDS = [
  'code',
  'share_code',
  'shareCode',
  'cd_key',
  'cdKey',
  'key',
  'value',
  'name',
  'id',
];

/** The sent code that an item is about, and the field that holds it; `null`: it is about none. */
export function codeField(
  item: Record<string, unknown>,
  find: Find,
): { name: string; code: string } | null {
  for (const name of CODE_FIELDS) {
    const code = find(toCode(item[name]) ?? '');
    if (code !== null) return { name, code };
  }
  return null;
}

/** IPs the item tells of; `null` if it does not. */
export const ipsOf = (item: Record<string, unknown>): number | null =>
  toNumber(pick(item, 'number_of_ips', 'amount_ips', 'ips'));
