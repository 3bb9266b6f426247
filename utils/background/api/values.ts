import { LONGEST_CODE } from '@/utils/share-codes/share-code';
import { plainText } from './plain-text';

// What a server sends, read with tolerance: a value of another kind is `null`, never an exception.

/** Times below this are seconds, all others milliseconds: the unit is not documented. */
const FIRST_MILLISECONDS = 1e11;

/** The last instant a `Date` can hold, in ms. */
const LAST_TIME = 8.64e15;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of these fields that says anything; `undefined` if none does. */
export function pick(record: Record<string, unknown>, ...names: string[]): unknown {
  const name = names.find((each) => record[each] !== undefined && record[each] !== null);
  return name === undefined ? undefined : record[name];
}

/** A number, also one written as text; beyond these bounds digits are lost, and nothing is counted there. */
export function toNumber(value: unknown): number | null {
  if (typeof value === 'string')
    return /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? toNumber(+value) : null;
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** Plain text, also of a number; `null` for the empty one. */
export function toText(value: unknown): string | null {
  const text = rawText(value);
  return text === null ? null : plainText(text) || null;
}

/** A code, to the letter but for spaces around it; `null` where it is too long to be one. */
export function toCode(value: unknown): string | null {
  const text = rawText(value)?.trim() ?? '';
  return text === '' || text.length > LONGEST_CODE ? null : text;
}

function rawText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  // A larger number has already lost digits in JSON.parse: a wrong code is worse than none.
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? `${value}`
    : null;
}

/** A boolean, also as 0, 1 or text. */
export function toFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = toText(value)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

/** Milliseconds since 1970 of seconds, milliseconds or an ISO date; `null` for 0, '' and what is no time. */
export function toTime(value: unknown): number | null {
  const number = toNumber(value);
  const time =
    number === null ? isoTime(value) : number < FIRST_MILLISECONDS ? number * 1000 : number;
  return time !== null && time > 0 && time <= LAST_TIME ? Math.round(time) : null;
}

function isoTime(value: unknown): number | null {
  const text = toText(value);
  if (text === null || !/^\d{4}-\d\d-\d\d/.test(text)) return null;
  // Without a zone the browser would take the person's own: a server means UTC.
  const zoneless = /\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) && !/[+-]\d\d:\d\d$/.test(text);
  const time = Date.parse(zoneless ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(time) ? null : time;
}
