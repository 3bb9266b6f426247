import { describe, expect, it } from 'vitest';
import { asWritten, crossed, ours, rowOf } from './figures.ts';
import { sum } from './score.ts';
import { type Half, readTexts } from './texts.ts';

const TRIALS = { 'as written': asWritten, crossed };

/** What the finder reaches: found and sure at least, wrong ones at most. Make them stricter as it gets better. */
const LIMITS: readonly [Half, keyof typeof TRIALS, number, [number, number, number, number]][] = [
  ['open', 'as written', 0, [75.7, 65.7, 99, 0.72]],
  ['open', 'as written', 6, [89.7, 80.4, 107, 0.86]],
  ['open', 'as written', 40, [90.3, 80.1, 63, 0.39]],
  ['open', 'crossed', 0, [74.3, 62, 97.3, 0.72]],
  ['open', 'crossed', 6, [91.3, 84.3, 98.3, 0.75]],
  ['open', 'crossed', 40, [92, 84.4, 39.3, 0.1]],
];

describe('codes in texts are found, and other words are not taken for them', () => {
  it.each(LIMITS)(
    '%s half, %s, %i learnt',
    (half, trial, learnt, [found, sure, wrong, without]) => {
      const row = rowOf(sum(TRIALS[trial](ours, readTexts(half), learnt)));
      expect(row['found %']).toBeGreaterThanOrEqual(found);
      expect(row['sure %']).toBeGreaterThanOrEqual(sure);
      expect(row['wrong in 195 with codes']).toBeLessThanOrEqual(wrong);
      expect(row['wrong in each without']).toBeLessThanOrEqual(without);
    },
  );
});
