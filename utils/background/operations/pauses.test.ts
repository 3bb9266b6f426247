import { expect, it } from 'vitest';
import type { Failure } from '@/utils/share-codes/failure';
import { retryTime, triesAfter, whenToLook } from './pauses';

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

it('pauses that are not counted grow up to the longest', () => {
  const failure: Failure = { cause: 'server-error', notActed: false, status: 500, words: [] };
  const pauses = [0];
  for (let pause = 0; pauses.length < 9; pauses.push(pause))
    pause = retryTime(failure, triesAfter(pause), NOW) - NOW;
  expect(pauses).toEqual([0, 2, 5, 15, 30, 60, 300, 300, 300].map((seconds) => seconds * 1000));
});

it('a server that can be reached again is soon looked at, however often that has failed', () => {
  const failure: Failure = { cause: 'server-error', notActed: false, status: 500, words: [] };
  const { dueAt } = whenToLook(failure, 50);
  expect((dueAt ?? 0) - Date.now()).toBeLessThanOrEqual(60_000);
});
