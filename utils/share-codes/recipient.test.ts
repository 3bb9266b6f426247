import { expect, it } from 'vitest';
import { isOtherRecipient } from './recipient';

const ASKED = 'john.doe@example.com';

it.each([
  null,
  'john.doe@example.com',
  ' John.Doe@EXAMPLE.com ',
  'j***@example.com',
  'j*******e@e*****e.com',
  'jo…@ex…',
  'jo...@ex...',
  '••••@example.com',
  'jxxxxxxx@example.com',
  '***',
])('a code for %j may be for who was asked for', (listed) =>
  expect(isOtherRecipient(listed, ASKED)).toBe(false),
);

it.each([
  'jane@example.com',
  'k***@example.com',
  'j***@example.org',
  'jo…@sample…',
  'john.doe@example.co',
  'johnxdoe@example.com',
  'j***@example.com.evil.example',
])('a code for %j is for somebody else', (listed) =>
  expect(isOtherRecipient(listed, ASKED)).toBe(true),
);

it('a code for anybody is for nobody by name, hidden or not', () => {
  expect(isOtherRecipient(null, null)).toBe(false);
  expect(isOtherRecipient('j***@example.com', null)).toBe(true);
});

it('parts that are shown do not overlap', () => {
  expect(isOtherRecipient('abc*cde', 'abcde')).toBe(true);
  expect(isOtherRecipient('a*b*b*', 'ab')).toBe(true);
});
