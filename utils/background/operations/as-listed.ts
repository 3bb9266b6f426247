import { foldCode } from '@/utils/share-codes/spelling';

/**
 * A code as a list writes its codes: a server may find by name only what stands there to the letter.
 * @param names codes of the list
 */
export function asListed(code: string, names: Iterable<string>): string {
  const { length } = foldCode(code);
  const alike = [...names].filter((name) => foldCode(name).length === length);
  const [like = code] = alike;
  const written = alike.some((name) => signsOf(name) === signsOf(code)) ? code : spelt(code, like);
  const letters = alike.join('');
  if (!/\p{L}/u.test(letters)) return written;
  if (letters === letters.toUpperCase()) return written.toUpperCase();
  return letters === letters.toLowerCase() ? written.toLowerCase() : written;
}

/** Where a code has its dashes and other signs. */
const signsOf = (code: string): string => code.replace(LETTER, 'x');

const LETTER = /[\p{L}\p{N}]/gu;

/** The letters of a code, with the signs of another one of the same length. */
function spelt(code: string, like: string): string {
  const letters = code.normalize('NFKC').match(LETTER) ?? [];
  return like.replace(LETTER, () => letters.shift() ?? '');
}
