import { findCodes } from '../../utils/share-codes/extract';
import { learnShape } from '../../utils/share-codes/shape';
import { ALPHABET_NAMES, type Alphabet } from './alphabets.ts';
import { type Figures, type Finder, type Outcome, sum, tryText } from './score.ts';
import { findBySixLines } from './six-line-rule.ts';
import type { Half, Text } from './texts.ts';

export type Halves = Readonly<Record<Half, readonly Text[]>>;

/** How many codes a finder has seen before. */
export const LEARNT: readonly number[] = [0, 6, 40];

export const ours: Finder = (text, learnt) => findCodes(text, learnShape(learnt));

const FINDERS: readonly { name: string; find: Finder; learnt: readonly number[] }[] = [
  { name: 'ours', find: ours, learnt: LEARNT },
  { name: 'six lines', find: findBySixLines, learnt: LEARNT.filter((count) => count > 0) },
];

type Trial = (find: Finder, texts: readonly Text[], learnt: number) => Outcome[];

/** Each text with the codes that its writer had. */
export const asWritten: Trial = (find, texts, learnt) =>
  texts.map((text) => tryText(find, text, text.alphabet, learnt));

/** Each text with codes of every alphabet. */
export const crossed: Trial = (find, texts, learnt) =>
  ALPHABET_NAMES.flatMap((alphabet) => texts.map((text) => tryText(find, text, alphabet, learnt)));

/** A row for each half, finder and number of codes learnt. */
export function tableOf(halves: Halves, trial: Trial): Record<string, Row> {
  const table: Record<string, Row> = {};
  for (const { name, find, learnt } of FINDERS)
    for (const count of learnt)
      for (const [half, texts] of Object.entries(halves))
        table[`${name}, ${count} learnt, ${half}`] = rowOf(sum(trial(find, texts, count)));
  return table;
}

export interface Row {
  'found %': number;
  'sure %': number;
  'wrong in 195 with codes': number;
  'wrong in each without': number;
  'doubted in each without': number;
}

/** For so many texts with codes the wrongly sure words are told: as many as an outside corpus has, to compare with. */
const TEXTS = 195;

export function rowOf(figures: Figures): Row {
  const {
    codes,
    found,
    sure,
    withCodes,
    wrongWithCodes,
    withoutCodes,
    wrongWithoutCodes,
    doubtedWithoutCodes,
  } = figures;
  return {
    'found %': round((100 * found) / codes, 1),
    'sure %': round((100 * sure) / codes, 1),
    'wrong in 195 with codes': round((TEXTS * wrongWithCodes) / withCodes, 1),
    'wrong in each without': round(wrongWithoutCodes / withoutCodes, 3),
    'doubted in each without': round(doubtedWithoutCodes / withoutCodes, 2),
  };
}

/** By alphabet: what is found, and how many words are wrongly sure with 40 codes learnt, ours beside the six lines'. */
export function byAlphabet(halves: Halves): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const alphabet of ALPHABET_NAMES) {
    const all = [...halves.open, ...halves.held];
    const figures = (learnt: number) =>
      rowOf(sum(all.map((text) => tryText(ours, text, alphabet, learnt))));
    const row: Record<string, number> = {
      'found %, 0 learnt': figures(0)['found %'],
      'found %, 40 learnt': figures(40)['found %'],
      'sure %, 40 learnt': figures(40)['sure %'],
    };
    for (const [half, texts] of Object.entries(halves))
      for (const { name, find } of FINDERS)
        row[`wrong, ${name}, ${half}`] = wrongIn(find, texts, alphabet);
    table[alphabet] = row;
  }
  return table;
}

/** How many words are wrongly sure with codes of an alphabet, 40 of which are learnt. */
export function wrongIn(find: Finder, texts: readonly Text[], alphabet: Alphabet): number {
  const outcomes = texts.map((text) => tryText(find, text, alphabet, 40));
  const { wrongWithCodes, wrongWithoutCodes } = sum(outcomes);
  return wrongWithCodes + wrongWithoutCodes;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
