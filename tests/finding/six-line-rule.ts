import type { Candidate } from '../../utils/share-codes/candidate';

/** The simplest rule there is: every run of letters, digits, `_` and `-` that has a learnt code's length and classes of characters is sure. */
export function findBySixLines(text: string, learnt: readonly string[]): Candidate[] {
  const known = new Set(learnt.map(kindOf));
  const words = new Set(text.match(/[\w-]+/g));
  return [...words]
    .filter((word) => known.has(kindOf(word)))
    .map((code) => ({ code, certainty: 'sure', reason: 'known-shape' }));
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /_/, /-/];

const kindOf = (code: string): string =>
  `${code.length} ${CLASSES.map((kind) => Number(kind.test(code))).join('')}`;
