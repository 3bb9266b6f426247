import { expect, test } from 'vitest';
import { stepped, wholeNumber } from './whole-number';

test.each([
  ['5', 5],
  [' 12 ', 12],
  ['007', 7],
])('%j is a whole number', (typed, number) => expect(wholeNumber(typed)).toBe(number));

test.each(['', '0', '-1', '1.5', '1e3', 'five', '5 000', '99999999999999999999'])(
  '%j is none',
  (typed) => expect(wholeNumber(typed)).toBeNull(),
);

test.each([
  ['5', 1, '6'],
  ['5', -10, '1'],
  ['1', -1, '1'],
  ['', 1, '1'],
  ['0', 1, '1'],
  ['five', 1, 'five'],
  [String(Number.MAX_SAFE_INTEGER), 10, String(Number.MAX_SAFE_INTEGER)],
])('%j, %i steps on, is %j', (typed, by, next) => expect(stepped(typed, by)).toBe(next));
