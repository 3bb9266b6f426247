import { expect, test } from 'vitest';
import { inputOf, wholeNumber } from './numbers';

test.each([
  ['5', 5],
  [' 12 ', 12],
  ['007', 7],
])('%j is a whole number', (typed, number) => expect(wholeNumber(typed)).toBe(number));

test.each(['', '0', '-1', '1.5', '1e3', 'five', '99999999999999999999'])('%j is none', (typed) =>
  expect(wholeNumber(typed)).toBeNull(),
);

test('a recipient is optional', () => {
  const typed = { ipsPerCode: '5', count: '2', forwardTo: '  ' };
  expect(inputOf(typed)).toEqual({ ipsPerCode: 5, count: 2, forwardTo: null });
});

test('a recipient is trimmed, and must look like an address', () => {
  const typed = { ipsPerCode: '5', count: '2' };
  expect(inputOf({ ...typed, forwardTo: ' a@b.example ' })?.forwardTo).toBe('a@b.example');
  expect(inputOf({ ...typed, forwardTo: 'anna' })).toBeNull();
});
