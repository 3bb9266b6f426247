import { expect, it } from 'vitest';
import { latest } from './latest';

it.each([
  [[], null],
  [[null, null], null],
  [[3, null, 7, 5], 7],
  [Array.from({ length: 300_000 }, (_, at) => at + 1), 300_000],
])('is the last of them, however many', (times, last) => expect(latest(times)).toBe(last));
