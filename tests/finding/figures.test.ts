import { describe, expect, it } from 'vitest';
import { ALPHABET_NAMES } from './alphabets.ts';
import { asWritten, crossed, ours, rowOf, wrongIn } from './figures.ts';
import { sum } from './score.ts';
import { findBySixLines } from './six-line-rule.ts';
import { type Half, readTexts } from './texts.ts';

const TRIALS = { 'as written': asWritten, crossed };

/**
 * What the finder reaches: found and sure at least; then at most wrong ones in 195 texts with codes, and in each without
 * codes wrong and doubted ones. Make them stricter as it gets better.
 */
const LIMITS: readonly [
  Half,
  keyof typeof TRIALS,
  number,
  [number, number, number, number, number],
][] = [
  ['open', 'as written', 0, [91.9, 45.1, 3, 0.01, 1.3]],
  ['open', 'as written', 6, [100, 97.2, 3, 0.09, 1.8]],
  ['open', 'as written', 40, [100, 97.5, 3, 0.09, 1.8]],
  ['held', 'as written', 0, [93, 38.3, 3.3, 0.04, 1.6]],
  ['held', 'as written', 6, [100, 97.9, 6.6, 0.09, 1.7]],
  ['held', 'as written', 40, [100, 97.9, 6.6, 0.09, 1.7]],
  ['held', 'crossed', 0, [94.4, 40, 1.3, 0.04, 1.6]],
  ['held', 'crossed', 6, [99.8, 97.5, 1.6, 0.01, 1.7]],
  ['held', 'crossed', 40, [99.8, 97.6, 1.6, 0.01, 1.7]],
];

describe('codes in texts are found, and other words are not taken for them', () => {
  it.each(LIMITS)(
    '%s half, %s, %i learnt',
    (half, trial, learnt, [found, sure, wrong, without, doubted]) => {
      const row = rowOf(sum(TRIALS[trial](ours, readTexts(half), learnt)));
      expect(row['found %']).toBeGreaterThanOrEqual(found);
      expect(row['sure %']).toBeGreaterThanOrEqual(sure);
      expect(row['wrong in 195 with codes']).toBeLessThanOrEqual(wrong);
      expect(row['wrong in each without']).toBeLessThanOrEqual(without);
      expect(row['doubted in each without']).toBeLessThanOrEqual(doubted);
    },
  );
});

it.each(ALPHABET_NAMES)(
  'of %s no more words are wrongly sure than by the rule of six lines',
  (name) => {
    const texts = [...readTexts('open'), ...readTexts('held')];
    expect(wrongIn(ours, texts, name)).toBeLessThanOrEqual(wrongIn(findBySixLines, texts, name));
  },
);
