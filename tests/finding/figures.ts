import { findCodes } from '../../utils/share-codes/extract';
import { learnShape } from '../../utils/share-codes/shape';
import { ALPHABET_NAMES } from './alphabets.ts';
import { type Figures, type Finder, type Outcome, sum, tryText } from './score.ts';
import { findBySixLines } from './six-line-rule.ts';
import { type Half, readTexts, type Text } from './texts.ts';

export const HALVES: readonly Half[] = ['open', 'held'];
/** How many codes a finder has seen before. */
export const LEARNT: readonly number[] = [0, 6, 40];

export const FINDERS: Readonly<Record<'ours' | 'six lines', Finder>> = {
  ours: (text, learnt) => findCodes(text, learnShape(learnt)),
  'six lines': findBySixLines,
};

/** Each text with the codes that its writer had. */
export const asWritten = (find: Finder, texts: readonly Text[], learnt: number): Outcome[] =>
  texts.map((text) => tryText(find, text, text.alphabet, learnt));

/** Each text with codes of every alphabet. */
export const crossed = (find: Finder, texts: readonly Text[], learnt: number): Outcome[] =>
  ALPHABET_NAMES.flatMap((alphabet) =>
    texts.map((text) => tryText(find, text, alphabet, learnt)),
  );

/** How many texts with codes the wrong ones are told for. */
const TEXTS = 195;

export interface Row {
  'found %': number;
  'sure %': number;
  /** Words that are wrongly sure, in so many texts with codes. */
  [`wrong in 195`]: number;
  'wrong in each without': number;
}

export function rowOf(figures: Figures): Row {
  const { codes, found, sure, withCodes, wrongWithCodes, withoutCodes, wrongWithoutCodes } =
    figures;
  return {
    'found %': round((100 * found) / codes, 1),
    'sure %': round((100 * sure) / codes, 1),
    'wrong in 195': round((TEXTS * wrongWithCodes) / withCodes, 1),
    'wrong in each without': round(wrongWithoutCodes / withoutCodes, 3),
  };
}

/** The figures of one half for nothing learnt, a few codes and many. */
export function tableOf(
  half: Half,
  way: typeof asWritten | typeof crossed,
): Record<string, Row> {
  const texts = readTexts(half);
  const rows = Object.entries(FINDERS).flatMap(([name, find]) =>
    LEARNT.filter((learnt) => learnt > 0 || name === 'ours').map((learnt) => [
      `${half}, ${name}, ${learnt} learnt`,
      rowOf(sum(way(find, texts, learnt))),
    ]),
  );
  return Object.fromEntries(rows);
}

/** What is wrongly sure with 40 codes learnt, by the alphabet, in all texts. */
export function wrongByAlphabet(half: Half): Record<string, Record<keyof typeof FINDERS, number>> {
  const texts = readTexts(half);
  const wrong = (find: Finder, alphabet: (typeof ALPHABET_NAMES)[number]) =>
    texts.reduce((all, text) => all + tryText(find, text, alphabet, 40).wrong.length, 0);
  return Object.fromEntries(
    ALPHABET_NAMES.map((alphabet) => [
      alphabet,
      { ours: wrong(FINDERS.ours, alphabet), 'six lines': wrong(FINDERS['six lines'], alphabet) },
    ]),
  );
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
