import { foldCode } from '@/utils/share-codes/spelling';

/**
 * A code as a list writes its codes: a server may find by name only what stands there to the letter.
 * @param names codes of the list
 */
export function asListed(code: string, names: Iterable<string>): string {
  const { length } = foldCode(code);
  const alike = [...names].filter((name) => foldCode(name).length === length);
  const isSame = (name: string) => signsOf(name) === signsOf(code);
  const written = spelt(code, alike.find(isSame) ?? alike[0] ?? code);
  const all = alike.join('');
  const [upper, lower] = [all.toUpperCase(), all.toLowerCase()];
  if (upper === lower) return written;
  return all === upper ? written.toUpperCase() : all === lower ? written.toLowerCase() : written;
}

/** Where a code has its dashes and other signs. */
const signsOf = (code: string): string => code.replace(LETTER, 'x');

const LETTER = /[\p{L}\p{N}]/gu;

/** The letters of a code, with the signs of another one of the same length. */
function spelt(code: string, like: string): string {
  const letters = code.normalize('NFKC').match(LETTER) ?? [];
  return like.replace(LETTER, () => letters.shift() ?? '');
}
