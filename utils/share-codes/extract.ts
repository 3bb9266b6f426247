import { confirmAlike } from './alike';
import { type Candidate, type CandidateReason, USUAL_LENGTH } from './candidate';
import { type Context, contextOf } from './labels';
import { isTelling, isWordLike } from './look';
import { type Setting, settingOf, standsBare } from './setting';
import { type CodeKind, type CodeShape, kindsLike } from './shape';
import { cleanText, type Piece, piecesOf, withDashes } from './tokens';

export type { Candidate, CandidateReason, Certainty } from './candidate';

/**
 * Finds what may be share codes in any text, each once, in order.
 * @param shape what the account's codes have in common; by it a word is told from what only looks like a code
 */
export function findCodes(text: string, shape: CodeShape | null = null): Candidate[] {
  const plain = cleanText(text);
  const clean = shape ? withDashes(plain, shape) : plain;
  const pieces = piecesOf(clean, shape);
  const setting = settingOf(clean, pieces);
  const likely = pieces.filter(({ look }) => look === 'code').length;
  const context = {
    ...contextOf(clean, pieces, shape),
    setting,
    likely,
    isBare: standsBare(clean, pieces),
  };
  const judge = shape ? judgeBy(shape) : judgeByLook;
  const found = pieces.flatMap((piece) => judge(piece, context) ?? []);
  const candidates = unique(found);
  // What the account's own codes say weighs more than what the text's say.
  return shape || setting !== 'list' ? candidates : confirmAlike(candidates);
}

/** The one code that fills a text and is clear enough to act on without asking; `null` where there is none. */
export function clearCode(candidates: Candidate[]): string | null {
  const [only, ...others] = candidates;
  const clear = only?.reason === 'alone' && only.certainty === 'sure' && others.length === 0;
  return clear ? only.code : null;
}

type Judge = (piece: Piece, context: Around) => Candidate | null;

interface Around extends Context {
  setting: Setting;
  /** How many words look like nothing but a code. */
  likely: number;
  /** Of a text of one word: nothing stands beside it that could be a part of it. */
  isBare: boolean;
}

/** By what the account's codes have in common. What does not fit is never sure. */
const judgeBy =
  (shape: CodeShape): Judge =>
  (piece, context) => {
    const { text, cut, inAddress } = piece;
    const { labels, listed, setting, isBare, saysWhich } = context;
    const kinds = kindsLike(shape, text);
    if (kinds.length === 0) {
      const found = judgeByLook(piece, context);
      return found && { ...found, certainty: 'maybe' };
    }
    const isPlain = isWordLike(text) && !/\d/.test(text) && kinds.every(hasDigits);
    if (setting === 'alone') {
      const isPassword = isWordLike(text) && kinds.every(hasBothCases);
      return candidate(text, isBare && !isPlain && !isPassword, 'alone');
    }
    const label = labels.get(piece);
    if (label === 'other' || (label === 'some-code' && saysWhich))
      return candidate(text, false, 'named-otherwise');
    if (inAddress ? label !== 'code' : cut) return candidate(text, false, 'part-of-longer');
    const isAmongWords = setting === 'prose' && !listed.has(piece);
    const isWord = label !== 'code' && (isPlain || (isAmongWords && isWordLike(text)));
    return candidate(text, !isWord, 'known-shape');
  };

/** Where a code could have a digit, a word without one is hardly a code. */
const hasDigits = ({ characters }: CodeKind): boolean => /\d/.test(characters);

/** Where it has capitals and small letters in any order, what reads as a word and a number is more likely a password. */
const hasBothCases = ({ characters }: CodeKind): boolean =>
  /[a-z]/.test(characters) && /[A-Z]/.test(characters);

/** By what it looks like, and by the text around it. */
const judgeByLook: Judge = (piece, { labels, setting, isOfCodes, likely }) => {
  const { text, look, cut } = piece;
  const label = labels.get(piece);
  if (look === 'no') return null;
  if (setting === 'alone') return isLongOrTelling(text) ? candidate(text, false, 'alone') : null;
  if (label === 'other')
    return look === 'code' && !piece.inAddress ? candidate(text, false, 'named-otherwise') : null;
  if (label === 'code' || label === 'some-code') return judgeLabelled(piece, label === 'code');
  if (setting === 'list') return judgeInList(piece, likely > 1);
  if (piece.inAddress || text.length < USUAL_LENGTH) return null;
  if (look !== 'code' && look !== 'weak' && !(isOfCodes && isOdd(piece))) return null;
  return candidate(text, false, cut ? 'part-of-longer' : 'looks-like-code');
};

/** No word and no small number, where a text speaks of codes. */
const isOdd = ({ text, look }: Piece): boolean =>
  look === 'digits' ? text.length >= 8 : text.length >= 6 && !isWordLike(text);

function judgeLabelled({ text, look, cut }: Piece, ofShareCodes: boolean): Candidate | null {
  const isSure = isTelling(text) || (look !== 'digits' && !isWordLike(text));
  return candidate(text, ofShareCodes && isSure && !cut, 'labelled');
}

/** One code among words may be somebody's password beside the name. */
function judgeInList({ text, look }: Piece, hasMore: boolean): Candidate | null {
  if (!isLongOrTelling(text)) return null;
  return candidate(
    text,
    look === 'code' && hasMore,
    look === 'code' ? 'looks-like-code' : 'in-list',
  );
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
