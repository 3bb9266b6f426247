// Text from a server is kept and shown beside words of our own: it may say anything, and do nothing.

/** An e-mail address, the longest of what is kept, has no more characters. */
const LONGEST = 320;

/** What breaks a line, rings a bell, or turns the order of the words around it. */
const ACTING = /[\s\p{Cc}\p{Bidi_Control}]+/gu;

/** More marks on one letter than any language writes would run into the lines above. */
const HEAPED = /(\p{M}{4})\p{M}+/gu;

/** One line without characters that act on others, cut to a readable length. */
export function plainText(text: string, longest = LONGEST): string {
  // Cut first to what can matter: a megabyte need not be searched.
  const line = text
    .slice(0, 4 * longest)
    .replace(ACTING, ' ')
    .replace(HEAPED, '$1')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…`.toWellFormed() : line;
}
