import { expect, it } from 'vitest';
import type { Failure } from '@/utils/share-codes/failure';
import { retryTime, triesSince } from './pauses';

const NOW = 1_800_000_000_000;

const rateLimited = (retryAt: number): Failure => ({
  cause: 'rate-limited',
  retryAt,
  notActed: true,
  status: 429,
  words: [],
});

it.each([NOW - 1000, NOW])(
  'a server that allows the next try at once is not stormed',
  (retryAt) => {
    const failure = rateLimited(retryAt);
    expect(retryTime(failure, 1, NOW)).toBeGreaterThan(NOW);
    expect(retryTime(failure, 4, NOW)).toBeGreaterThan(retryTime(failure, 1, NOW));
    expect(retryTime(rateLimited(NOW + 700), 4, NOW)).toBe(NOW + 700);
  },
);

it('a clock that was set back does not take the pauses away', () => {
  const failure: Failure = { cause: 'server-error', notActed: false, status: 500, words: [] };
  for (const gone of [-3_600_000, -6000, -5000, 0, 1, 60_000])
    expect(retryTime(failure, triesSince(NOW - gone, NOW), NOW)).toBeGreaterThan(NOW);
});
