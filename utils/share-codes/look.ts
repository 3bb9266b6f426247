import { MAX_CODE_LENGTH } from './share-code';

/** Common sense, like the longest: shorter than this is never taken for a code. */
export const MIN_CODE_LENGTH = 4;

/**
 * What a token looks like by itself, without the text around it:
 * `no` never a code · `digits` · `word` letters only · `name` as GitHub or top-10
 * · `weak` may be a code, as windows11 or code_1 · `code` looks like nothing else.
 */
export type Look = 'no' | 'digits' | 'word' | 'name' | 'weak' | 'code';

const UNITS =
  'ips?|codes?|pcs|x|st|nd|rd|th|[kmgt]i?b|[kmgt]?bps|[kmg]?hz|px|p|k|fps|m?ah|k?wh?|v|kg|mg|g|km|cm|mm|ml|l|' +
  'am|pm|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?|ms|d|days?|weeks?|months?|years?|usd|eur|gbp|vnd';

const NEVER = [
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, // UUID
  /^(?:0x)?[0-9a-f]{32,}$/i, // hash
  /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$/i, // MAC address
  /^(?=.*[_-])[\d_-]+$/, // dates, phone and card numbers
  /^\d{4}-\d\d-\d\d/, // a date and a time
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/, // 20260102
  /^\d{1,4}[-_]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-_]?\d{1,4}$/i,
  /^(?=\d+[dhm])(?:\d+d)?(?:\d+h)?(?:\d+m(?:in)?)?(?:\d+s?)?$/, // 1h30m
  /^\d{1,5}x\d{1,5}(?:x\d{1,5})?$/, // 1920x1080
  /^\d{1,4}X\d{1,4}$/,
  /^v\d+$/i,
  new RegExp(`^\\d{1,6}(?:${UNITS})$`, 'i'),
];

/** Words and small numbers with hyphens, as covid-19 or 4-year-old. */
const HYPHENATED =
  /^(?:[A-Za-z][a-z]*|\d{1,2})(?:-(?:[A-Za-z][a-z]*|\d{1,2}))+$|^\d+(?:-[a-z]+)+$|^[A-Z]+-\d{1,2}$/;

/** Pairs of letters that words and names hardly have. */
const ODD_PAIR =
  /(?=q[a-tv-z]|[bfghjkmptvwxz]q|j[bcdfghlmpqrstvwxz]|[bcfghkmpqtvwxz]j|v[bcdfghjmpqtwxz]|w[jqvxz]|x[bdfgjkmnrvwxz]|z[bcdfgjkmnpqrstvwx]|[bcdfghjkmpqtvwxz]x)/gi;

/** Whether a text is made of a code's letters alone and is of a code's length. */
export function isToken(text: string): boolean {
  const { length } = text;
  return length >= MIN_CODE_LENGTH && length <= MAX_CODE_LENGTH && /^[\w-]+$/.test(text);
}

/** Whether a token has both a digit and a letter. */
export const isMixed = (token: string): boolean => /\d/.test(token) && /[A-Za-z]/.test(token);

/** Whether a token has what ordinary words lack: a digit among letters, or a capital inside. */
export const isTelling = (token: string): boolean => isMixed(token) || /[a-z][A-Z]/.test(token);

/** Says what a token looks like by itself. */
export function lookOf(token: string): Look {
  if (!isToken(token) || NEVER.some((kind) => kind.test(token))) return 'no';
  if (/^\d+$/.test(token)) return 'digits';
  if (!/[A-Za-z]/.test(token)) return 'no';
  return isMixed(token) ? lookOfMixed(token) : lookOfLetters(token);
}

function lookOfMixed(token: string): Look {
  if (HYPHENATED.test(token)) return 'name';
  if (/^0x/i.test(token) || token.length < 6) return 'weak';
  return isIrregular(token) || isGrouped(token) || oddPairs(token) > 1 ? 'code' : 'weak';
}

function lookOfLetters(token: string): Look {
  if (isTelling(token)) {
    if (token.length >= 10 && oddPairs(token) > 1) return 'code';
    return isCamelName(token) ? 'name' : 'weak';
  }
  if (/^[A-Z]{4,}(?:-[A-Z]{4,}){2,}$/.test(token) && isEven(token)) return 'weak';
  return token.length >= 8 && oddPairs(token) > 1 ? 'weak' : 'word';
}

/** A few longish parts, as GitHub, iPhone and PostgreSQL have. */
function isCamelName(token: string): boolean {
  const parts = token.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return parts.length <= 3 && token.length >= 3 * parts.length;
}

/** Letters and digits take turns too often for a word with a number. */
function isIrregular(token: string): boolean {
  const runs = (token.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? []).length;
  const plain = !/[_-]/.test(token);
  const dense = token.length <= 2.5 * runs;
  if (/[a-z]/.test(token)) return dense && runs >= 5 && (plain || token.length >= 12);
  return plain ? runs >= 4 || (runs === 3 && token.length >= 8) : dense && token.length >= 12;
}

/** Groups of the same length, as in ABCD-EFGH-1234, but not a word and a number, as JIRA-1234. */
function isGrouped(token: string): boolean {
  const groups = token.split(/[_-]/);
  const blended = groups.some(isMixed);
  if (!isEven(token) || groups.length < 2 || token.length < 8) return false;
  return blended || (groups.length > 2 && !/[a-z]/.test(token));
}

const isEven = (token: string): boolean =>
  token.split(/[_-]/).every((group, _, groups) => group.length === groups[0]?.length);

const oddPairs = (token: string): number => token.match(ODD_PAIR)?.length ?? 0;
