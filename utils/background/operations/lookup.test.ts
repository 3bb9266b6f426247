import { expect, it } from 'vitest';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import { isNewestFirst } from './lookup';

const NOW = 1_800_000_000_000;
const listed = (...ages: number[]) =>
  ages.map((age, at) => newShareCode(`A${at}`, { createdAt: NOW - age * 1000 }));

it.each([
  ['by clocks a minute apart', [0, 60, 0, 400, 340], true],
  ['without times', [], true],
  ['by name', [300, 0, 200, 900], false],
  [
    'by name, of few minutes, each a little later than the one before',
    [80, 210, 110, 0, 210],
    false,
  ],
  ['of few minutes', [0, 10, 150], false],
])('whether a list begins with its newest codes: %s', (_, ages, isSorted) => {
  expect(isNewestFirst(listed(...ages))).toBe(isSorted);
});
