import { expect, test } from 'vitest';
import { type RepeatablePress, repeatedPress } from './same-press';

const input = { ipsPerCode: 10, count: 5, forwardTo: null };
const running: RepeatablePress = { id: 'first', at: 1000, input, endShownAt: null };

test('with nothing touched since, it is the same', () => {
  expect(repeatedPress([running], { ...input }, 0)).toBe(running);
  expect(repeatedPress([running], input, 999)).toBe(running);
});

test('with a field touched since, it is another one', () => {
  expect(repeatedPress([running], input, 1000)).toBeNull();
});

test.each([{ ipsPerCode: 11 }, { count: 6 }, { forwardTo: 'a@b.example' }])(
  'with %o on the screen it is another one',
  (other) => {
    expect(repeatedPress([running], { ...input, ...other }, 0)).toBeNull();
  },
);

test('it is the one that asks for the same, of several', () => {
  const other = { ...running, id: 'other', input: { ...input, count: 6 } };
  expect(repeatedPress([other, running], input, 0)).toBe(running);
});
