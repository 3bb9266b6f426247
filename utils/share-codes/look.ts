import { MAX_CODE_LENGTH } from './share-code';

/** Common sense, like the longest: shorter than this is never taken for a code. */
export const MIN_CODE_LENGTH = 4;

/**
 * What a token looks like by itself, without the text around it:
 * `no` never a code · `digits` · `word` letters only · `weak` may be a code, as windows11 or code_1
 * · `code` looks like nothing else.
 */
export type Look = 'no' | 'digits' | 'word' | 'weak' | 'code';

const NEVER = [
  /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$/i, // MAC address
  /^\d{4}-\d\d-\d\d/, // a date, and a time
  /^\d{1,4}[-_]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-_]?\d{1,4}$/i,
  /^\d{1,5}x\d{1,5}(?:x\d{1,5})?$/i, // 1920x1080
  /^\d{1,6}(?:ips?|codes?|pcs|[kmgt]b|[ap]m)$/i,
];

/** A UUID or a hash. Few services have such codes. */
const IDENTIFIER = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,})$/i;

/** Pairs of letters that words and names hardly have. */
const ODD_PAIR =
  /(?=q[a-tv-z]|[abdfghjkmoprtuvwxz]q|j[bcdfghlmpqrstvwxyz]|[cfghkmpqtvwxyz]j|v[bcdfghjmpqtwxz]|w[bcfgjmqtuvxz]|x[bdfgjkmnrvwxz]|z[bcdfgjkmnpqrstvwx]|[bcdfghjklmpqrstvwxyz]x|b[gkwz]|c[bfgvw]|dk|f[cvz]|g[bkpw]|h[fgp]|iw|m[ghvw]|p[vwz]|tv|uu|y[vy])/gi;

/** Whether a text is made of a code's letters alone and is of a code's length. */
export function isToken(text: string): boolean {
  const { length } = text;
  return length >= MIN_CODE_LENGTH && length <= MAX_CODE_LENGTH && /^[\w-]+$/.test(text);
}

/** Whether a token has both a digit and a letter. */
const isMixed = (token: string): boolean => /\d/.test(token) && /[A-Za-z]/.test(token);

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
  if (/^0x/i.test(token) || token.length < 6 || IDENTIFIER.test(token)) return 'weak';
  return isIrregular(token) || oddPairs(token) > 1 ? 'code' : 'weak';
}

function lookOfLetters(token: string): Look {
  if (isTelling(token)) return token.length >= 10 && oddPairs(token) > 1 ? 'code' : 'weak';
  const isGrouped = /^[A-Z]{4,}(?:-[A-Z]{4,}){2,}$/.test(token);
  return isGrouped || (token.length >= 8 && oddPairs(token) > 1) ? 'weak' : 'word';
}

/** Letters and digits take turns too often for a word with a number. */
function isIrregular(token: string): boolean {
  const runs = (token.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? []).length;
  const plain = !/[_-]/.test(token);
  const dense = token.length <= 2.5 * runs;
  if (/[a-z]/.test(token)) return dense && runs >= 5 && (plain || token.length >= 12);
  return plain ? runs >= 4 || (runs === 3 && token.length >= 8) : dense && token.length >= 12;
}

const oddPairs = (token: string): number => token.match(ODD_PAIR)?.length ?? 0;

/** Letters, words with hyphens, or a word and a number. */
const WORDS =
  /^([A-Za-z]+|[A-Z]?[a-z]+(?:[-_][A-Z]?[a-z]+)+|[A-Za-z]{4,}(?=[-_]?\d{1,4}$))(?:[-_]?\d+)?$/;

/** Whether a token could be a word or a name, also one with a number behind it. Random letters hardly ever are. */
export function isWordLike(token: string): boolean {
  const text = WORDS.exec(token)?.[1];
  if (text === undefined) return false;
  const parts = text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  const isWord = (part: string) => /[aeiouy]/i.test(part) && !/[^aeiouy]{5}/i.test(part);
  return text.length >= 3 * parts.length && oddPairs(text) === 0 && parts.every(isWord);
}
