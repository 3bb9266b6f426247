import { confirmAlike } from './alike';
import { type Candidate, type CandidateReason, USUAL_LENGTH } from './candidate';
import { isCount, type Label, labelled } from './labels';
import { isMixed, isTelling } from './look';
import { type CodeShape, fits, isSteady } from './shape';
import { cleanText, type Piece, piecesOf } from './tokens';

export type { Candidate, CandidateReason, Certainty } from './candidate';

/** Whether a text is one word, a list of words, or prose. */
type Setting = 'alone' | 'list' | 'prose';

/** No prose has so few words between its codes as one in this many. */
const MOSTLY = 5;

/** Finds what may be share codes in any text, each once, in order. */
export function findCodes(text: string, shape: CodeShape | null = null): Candidate[] {
  const clean = cleanText(text);
  const pieces = piecesOf(clean, shape);
  const setting = settingOf(clean, pieces);
  const labels = labelled(clean, pieces);
  const found = pieces.flatMap(
    (piece) => judge(piece, setting, labels.get(piece) ?? null, shape) ?? [],
  );
  const candidates = unique(found);
  // What the account's own codes say weighs more than what the text's say.
  return shape && isSteady(shape) ? candidates : confirmAlike(candidates, setting === 'list');
}

/** The one code that fills a text and is clear enough to act on without asking; `null` where there is none. */
export function clearCode(candidates: Candidate[]): string | null {
  const [only, ...others] = candidates;
  const clear = only?.reason === 'alone' && only.certainty === 'sure' && others.length === 0;
  return clear ? only.code : null;
}

function settingOf(text: string, pieces: Piece[]): Setting {
  const words = pieces.filter((piece) => !isCount(piece));
  if (pieces.some((piece) => piece.cut || piece.inAddress)) return 'prose';
  if (words.length === 0 || hasLettersOutside(text, pieces)) return 'prose';
  if (pieces.length === 1) return 'alone';
  const isLikely = ({ text, look }: Piece) => isMixed(text) && look !== 'no';
  const others = words.filter((piece) => !isLikely(piece)).length;
  const isItem = (piece: Piece, index: number) =>
    isLikely(piece) || standsApart(text, words, index);
  return others <= words.length / MOSTLY || words.every(isItem) ? 'list' : 'prose';
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

function judge(
  piece: Piece,
  setting: Setting,
  label: Label | null,
  shape: CodeShape | null,
): Candidate | null {
  const code = piece.text;
  const known = shape !== null && fits(shape, code);
  if (setting === 'alone') return judgeAlone(piece, shape, known);
  if (label === 'sure') return candidate(code, true, 'labelled');
  if (known) return judgeKnown(piece, setting);
  if (label) return candidate(code, false, 'labelled');
  const found = setting === 'list' ? judgeInList(piece) : judgeInProse(piece);
  return found && shape && isSteady(shape) ? { ...found, certainty: 'maybe' } : found;
}

function judgeAlone({ text, look }: Piece, shape: CodeShape | null, known: boolean) {
  const clear = shape ? known : isTelling(text) && text.length >= USUAL_LENGTH;
  if (!known && (look === 'no' || !isLongOrTelling(text))) return null;
  return candidate(text, clear, 'alone');
}

function judgeKnown({ text, look, cut, inAddress }: Piece, setting: Setting) {
  if (inAddress && look !== 'code') return null;
  const wordLike = look === 'word' || (look === 'name' && !isMixed(text));
  return candidate(text, (setting === 'list' || !wordLike) && !cut && !inAddress, 'known-shape');
}

function judgeInList({ text, look }: Piece) {
  if (look === 'no' || !isLongOrTelling(text)) return null;
  return candidate(text, look === 'code', look === 'code' ? 'looks-like-code' : 'in-list');
}

function judgeInProse({ text, look, cut, inAddress }: Piece) {
  const looksSo = (look === 'code' || look === 'weak') && text.length >= USUAL_LENGTH;
  if (!looksSo || inAddress) return null;
  return cut
    ? candidate(text, false, 'part-of-longer')
    : candidate(text, look === 'code', 'looks-like-code');
}

/** Shorter ones need a digit or a capital inside to be worth showing. */
const isLongOrTelling = (token: string): boolean =>
  token.length >= USUAL_LENGTH || isTelling(token);

function candidate(code: string, sure: boolean, reason: CandidateReason): Candidate {
  return { code, certainty: sure ? 'sure' : 'maybe', reason };
}

/** Each code once, where it first stands, with the best that is known of it. */
function unique(found: Candidate[]): Candidate[] {
  const byCode = new Map<string, Candidate>();
  for (const one of found) {
    const before = byCode.get(one.code);
    if (!before || (before.certainty === 'maybe' && one.certainty === 'sure'))
      byCode.set(one.code, one);
  }
  return [...byCode.values()];
}
