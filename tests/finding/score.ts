import type { Candidate } from '../../utils/share-codes/candidate';
import { type Alphabet, makeCodes } from './alphabets.ts';
import { type FilledText, fill, hasCodes, type Text } from './texts.ts';

/** Finds codes in a text, having seen these. */
export type Finder = (text: string, learnt: readonly string[]) => Candidate[];

/** How one text went: its codes that were missed or only perhaps found, and other words that were sure, or doubted. */
export interface Outcome {
  text: Text;
  filled: FilledText;
  missed: string[];
  unsure: string[];
  wrong: string[];
  doubted: string[];
}

/** Of many texts together. */
export interface Figures {
  codes: number;
  found: number;
  sure: number;
  withCodes: number;
  wrongWithCodes: number;
  withoutCodes: number;
  wrongWithoutCodes: number;
  doubtedWithoutCodes: number;
}

/** How a finder does on a text with codes of an alphabet, having seen so many others. */
export function tryText(find: Finder, text: Text, alphabet: Alphabet, learnt: number): Outcome {
  const filled = fill(text, alphabet);
  return judge(text, filled, find(filled.text, codesToLearn(text, alphabet, learnt, filled)));
}

/** Other codes than those of the text, and others for each text. */
function codesToLearn(
  { name }: Text,
  alphabet: Alphabet,
  count: number,
  { codes }: FilledText,
): string[] {
  const more = makeCodes(alphabet, count + codes.length, `known to ${name}`);
  return more.filter((code) => !codes.includes(code)).slice(0, count);
}

/** A piece of a code that is sure is wrong, too: it is no code. */
export function judge(text: Text, filled: FilledText, candidates: Candidate[]): Outcome {
  const certainty = new Map(candidates.map(({ code, certainty }) => [code, certainty]));
  const others = [...certainty.keys()].filter((code) => !filled.codes.includes(code));
  return {
    text,
    filled,
    missed: filled.codes.filter((code) => !certainty.has(code)),
    unsure: filled.codes.filter((code) => certainty.get(code) === 'maybe'),
    wrong: others.filter((code) => certainty.get(code) === 'sure'),
    doubted: others.filter((code) => certainty.get(code) === 'maybe'),
  };
}

export function sum(outcomes: Outcome[]): Figures {
  const total = (of: Outcome[], count: (outcome: Outcome) => number) =>
    of.reduce((all, outcome) => all + count(outcome), 0);
  const having = outcomes.filter(({ text }) => hasCodes(text));
  const lacking = outcomes.filter(({ text }) => !hasCodes(text));
  const wrong = (outcome: Outcome) => outcome.wrong.length;
  const codes = total(having, ({ filled }) => filled.codes.length);
  const found = codes - total(having, ({ missed }) => missed.length);
  return {
    codes,
    found,
    sure: found - total(having, ({ unsure }) => unsure.length),
    withCodes: having.length,
    wrongWithCodes: total(having, wrong),
    withoutCodes: lacking.length,
    wrongWithoutCodes: total(lacking, wrong),
    doubtedWithoutCodes: total(lacking, ({ doubted }) => doubted.length),
  };
}
