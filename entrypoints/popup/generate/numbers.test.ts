import { expect, test } from 'vitest';
import { inputOf } from './numbers';

test('a recipient is optional', () => {
  const typed = { ipsPerCode: '5', count: '2', forwardTo: '  ' };
  expect(inputOf(typed)).toEqual({ ipsPerCode: 5, count: 2, forwardTo: null });
});

test('a recipient is trimmed, and must look like an address', () => {
  const typed = { ipsPerCode: '5', count: '2' };
  expect(inputOf({ ...typed, forwardTo: ' a@b.example ' })?.forwardTo).toBe('a@b.example');
  expect(inputOf({ ...typed, forwardTo: 'anna' })).toBeNull();
});
