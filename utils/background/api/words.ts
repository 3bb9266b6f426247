import { plainText } from './plain-text';
import { isRecord, pick, toText } from './values';

const MOST = 20;
const DEPTH = 4;

/** What stands for a secret. */
export const MASKED = '•••';

/** Hides a secret in a text. */
export type Mask = (text: string) => string;

/** Hides the key in whatever a server may echo, as it is and in the ways in which it may be written there. */
export function keyMask(key: string): Mask {
  const wellFormed = key.toWellFormed();
  const inQuery = new URLSearchParams({ key }).toString().slice('key='.length);
  const inJson = JSON.stringify(key).slice(1, -1);
  const bytes = String.fromCharCode(...new TextEncoder().encode(key));
  const inBase64 = btoa(bytes).replace(/=+$/, '');
  const inBase64Url = inBase64.replaceAll('+', '-').replaceAll('/', '_');
  const inHtml = [ENTITIES, NUMBERS].map((names) =>
    key.replace(/[&<>"']/g, (character) => `&${names[character]};`),
  );
  const inUrl = [inQuery, encodeURIComponent(wellFormed)];
  return mask([key, ...inUrl, inJson, inBase64, inBase64Url, ...inHtml]);
}

const ENTITIES: Record<string, string> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};
const NUMBERS: Record<string, string> = {
  '&': '#38',
  '<': '#60',
  '>': '#62',
  '"': '#34',
  "'": '#39',
};

/** In whatever case: what is written in it is often written in another. */
function mask(forms: string[]): Mask {
  const said = [...new Set(forms)].filter((form) => form !== '').map(escapeRegExp);
  const any = new RegExp(said.join('|'), 'giu');
  return (text) => (said.length === 0 ? text : text.replace(any, MASKED));
}

const escapeRegExp = (text: string): string => text.replace(/[/\\^$*+?.()|[\]{}]/g, '\\$&');

/** Everything in a value that is meant for a person: text, lists, `{code, message}`, `{field: text}`. */
export function wordsOf(value: unknown, depth = DEPTH): string[] {
  if (depth === 0) return [];
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap((item) => wordsOf(item, depth - 1));
  return isRecord(value) ? wordsOfRecord(value, depth) : [];
}

function wordsOfRecord(record: Record<string, unknown>, depth: number): string[] {
  const told = wordsOf(messageOf(record), depth - 1);
  const code = toText(pick(record, 'code'));
  if (told.length > 0) return code === null ? told : told.map((text) => prefixed(code, text));
  return Object.entries(record).flatMap(([name, field]) =>
    wordsOf(field, depth - 1).map((text) => prefixed(name, text)),
  );
}

const prefixed = (name: string, text: string) => (text.includes(name) ? text : `${name}: ${text}`);

/** The field that holds the message of an item, by its usual names. */
export function messageOf(record: Record<string, unknown>): unknown {
  return pick(record, 'message', 'error', 'errors', 'reason', 'detail', 'msg');
}

/** One line, without secrets, cut to a readable length. */
export function tidy(text: string, mask: Mask): string {
  // Masked before it is cut, or half a secret could stay.
  return plainText(mask(text));
}

/** The same for a list, without repetitions. */
export function tidyAll(words: string[], mask: Mask): string[] {
  const lines = words.slice(0, MOST).map((text) => tidy(text, mask));
  return [...new Set(lines)].filter((line) => line !== '');
}
