import { isSmall } from './labels';
import { isTelling } from './look';
import type { Piece } from './tokens';

/** Whether a text is one word, a list of words, or prose. */
export type Setting = 'alone' | 'list' | 'prose';

/** No prose has so few words between its codes as one in this many. */
const MOSTLY = 5;

export function settingOf(text: string, pieces: Piece[]): Setting {
  const words = pieces.filter((piece) => !isSmall(piece));
  if (pieces.some((piece) => piece.cut || piece.inAddress)) return 'prose';
  if (words.length === 0 || hasLettersOutside(text, pieces)) return 'prose';
  if (pieces.length === 1) return 'alone';
  const isLikely = ({ text, look }: Piece) => isTelling(text) && look !== 'no';
  const others = words.filter((piece) => !isLikely(piece)).length;
  const isItem = (piece: Piece, index: number) =>
    isLikely(piece) || standsApart(text, words, index);
  return others <= words.length / MOSTLY || words.every(isItem) ? 'list' : 'prose';
}

/** Marks beside the only word may be a part of it: a password may end in any. */
export function standsBare(text: string, [only]: Piece[]): boolean {
  const [before, after] = [text.slice(0, only?.start), text.slice(only?.end)];
  const isEven = before.endsWith('_') === after.startsWith('_');
  return isEven && !/[/=^?&@#\\+%$|]/.test(before) && !/[/=^&@#\\+%$|]/.test(after);
}

/** Letters of writing without spaces, which no piece holds. */
function hasLettersOutside(text: string, pieces: Piece[]): boolean {
  const isLetter = (from: number, to?: number) => /\p{L}/u.test(text.slice(from, to));
  let end = 0;
  for (const piece of pieces) {
    if (isLetter(end, piece.start)) return true;
    end = piece.end;
  }
  return isLetter(end);
}

/** On a line, or in a cell or between commas, of its own. */
function standsApart(text: string, words: Piece[], index: number): boolean {
  const [before, word, after] = [words[index - 1], words[index], words[index + 1]];
  const isCut = (from?: number, to?: number) => /[\n\r\t,;|、•·‣]/.test(text.slice(from, to));
  return (!before || isCut(before.end, word?.start)) && (!after || isCut(word?.end, after.start));
}
