import { MASKED } from './words';

/** The body of an answer, as far as it can be told without knowing what was asked. */
export type Body = { kind: 'json'; value: unknown } | { kind: 'html' } | { kind: 'other' };

/** No answer of this API comes near it. */
const MOST_BYTES = 20_000_000;

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
  text: string | null,
  contentType: string | null,
  clean: (text: string) => string,
): Body {
  if (text === null) return { kind: 'other' };
  try {
    const value: unknown = JSON.parse(text, (_, each) => cleaned(each, clean));
    return { kind: 'json', value };
  } catch {
    return { kind: text.trimStart().startsWith('<') || isHtml(contentType) ? 'html' : 'other' };
  }
}

/** A number too may be what has to go. */
function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  return typeof value === 'number' && clean(`${value}`) === MASKED ? null : value;
}

const isHtml = (contentType: string | null) => /\bx?html\b/i.test(contentType ?? '');
