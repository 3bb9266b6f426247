import { DEEPEST, MOST_BYTES } from '@/utils/share-codes/bounds';
import { MASKED } from './words';

/** The body of an answer, as far as it can be told without knowing what was asked. */
export type Body = { kind: 'json'; value: unknown } | { kind: 'html' } | { kind: 'other' };

/** The whole text; `null` if it is too large to be an answer of this API. Rejects if the connection is cut. */
export async function readText(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.join('') + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MOST_BYTES) return null;
    parts.push(decoder.decode(value, { stream: true }));
  }
}

/**
 * Tells JSON, whatever the server calls it, from a web page and from all else.
 * @param clean for each text in it: what it gives away is gone before anything reads it
 */
export function parseBody(
  text: string,
  contentType: string | null,
  clean: (text: string) => string,
): Body {
  try {
    const read: Holder = { value: JSON.parse(text) };
    const isFlat = cleanAll(read, clean, DEEPEST);
    return isFlat ? { kind: 'json', value: read['value'] } : { kind: 'other' };
  } catch {
    return { kind: text.trimStart().startsWith('<') || isHtml(contentType) ? 'html' : 'other' };
  }
}

/**
 * Cleans what is in a list or an object, in place: as a reviver of `JSON.parse`, but many times faster, and no deeper
 * than it may be nested. Returns whether it is not.
 */
function cleanAll(holder: Holder, clean: (text: string) => string, levels: number): boolean {
  if (levels === 0) return false;
  for (const name in holder) {
    const value = holder[name];
    if (!isHolder(value)) holder[name] = cleaned(value, clean);
    else if (!cleanAll(value, clean, levels - 1)) return false;
  }
  return true;
}

/** An object, or a list, which has its items by number. */
type Holder = Record<string, unknown>;

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** A number too may be what has to go. */
function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  return typeof value === 'number' && clean(`${value}`) === MASKED ? null : value;
}

const isHtml = (contentType: string | null) => /\bx?html\b/i.test(contentType ?? '');
