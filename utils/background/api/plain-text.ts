import { LONGEST_TEXT } from '@/utils/share-codes/bounds';

// Text from a server is kept and shown beside words of our own: it may say anything, and do nothing.

/** What breaks a line, rings a bell, or turns the order of the words around it. */
const ACTING = /[\s\p{Cc}\p{Bidi_Control}]+/gu;

/** More marks on one letter than any language writes would run into the lines above. */
const HEAPED = /(\p{M}{4})\p{M}+/gu;

/** One line without characters that act on others, cut to a readable length. */
export function plainText(text: string): string {
  // Cut first to what can matter: a megabyte need not be searched.
  const line = text
    .slice(0, 4 * LONGEST_TEXT)
    .replace(ACTING, ' ')
    .replace(HEAPED, '$1')
    .trim();
  const isLong = line.length > LONGEST_TEXT;
  return isLong ? `${line.slice(0, LONGEST_TEXT - 1)}…`.toWellFormed() : line;
}
