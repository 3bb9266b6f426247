import { expect, test } from 'vitest';
import { type RepeatablePress, repeatedPress } from './same-press';

const input = { ipsPerCode: 10, count: 5, forwardTo: null };
const running: RepeatablePress = { id: 'first', at: 1000, input, endShownAt: null };
const ended: RepeatablePress = { ...running, endShownAt: 2000 };

test('with nothing touched since, it is the same while that one runs', () => {
  expect(repeatedPress([running], { ...input }, 0, 99_000)).toBe(running);
  expect(repeatedPress([running], input, 999, 99_000)).toBe(running);
});

test('and until its end has been on the screen for a moment', () => {
  expect(repeatedPress([ended], input, 0, 2599)).toBe(ended);
  expect(repeatedPress([ended], input, 0, 2600)).toBeNull();
});

test('with a field touched since, it is another one', () => {
  expect(repeatedPress([running], input, 1000, 1500)).toBeNull();
});

test.each([{ ipsPerCode: 11 }, { count: 6 }, { forwardTo: 'a@b.example' }])(
  'with %o on the screen it is another one',
  (other) => {
    expect(repeatedPress([running], { ...input, ...other }, 0, 1500)).toBeNull();
  },
);

test('it is the one that asks for the same, of several', () => {
  const other = { ...running, id: 'other', input: { ...input, count: 6 } };
  expect(repeatedPress([other, running], input, 0, 1500)).toBe(running);
});
