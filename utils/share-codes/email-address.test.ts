import { expect, test } from 'vitest';
import { cleanAddress, isAddress } from './email-address';

test.each([
  ['ann@customer.example', 'ann@customer.example'],
  ['  ann@customer.example\n', 'ann@customer.example'],
  ['mailto:ann@customer.example', 'ann@customer.example'],
  ['MAILTO:ann@customer.example?subject=Codes', 'ann@customer.example'],
  ['ann@customer.example;', 'ann@customer.example'],
  ['(ann@customer.example).', 'ann@customer.example'],
  ['<ann@customer.example>,', 'ann@customer.example'],
  ['ann\u200B@customer.example\uFEFF', 'ann@customer.example'],
  ['\u202Aann@customer.example\u202C', 'ann@customer.example'],
  ['max@maßanfertigung.example', 'max@maßanfertigung.example'],
  ['müller@bücher.example', 'müller@bücher.example'],
  ['Ann.O’Hara+codes@customer.example', 'Ann.O’Hara+codes@customer.example'],
  ['"ann@customer.example"', 'ann@customer.example'],
  ['“<ann@customer.example>”.', 'ann@customer.example'],
  ["'ann'@customer.example", "'ann'@customer.example"],
  ['ann@نامه‌ای.example', 'ann@نامه‌ای.example'],
  ['a‍nn@customer.example', 'ann@customer.example'],
  ['', ''],
  [' \u200B ', ''],
])('%j is sent as %j', (typed, sent) => expect(cleanAddress(typed)).toBe(sent));

test.each(['ann@customer.example', 'müller@bücher.example', 'a@b', "o'hara@x.example"])(
  '%j may be an address',
  (text) => expect(isAddress(text)).toBe(true),
);

test.each([
  'ann',
  'ann@',
  '@b.de',
  'Max(a@b.example',
  'https://a@b.example',
  'a@b.example/x',
  'a@b@c',
  'ann @b.de',
  'a@b.de,c@d.de',
  'Ann <ann@b.de',
])('%j is none', (text) => expect(isAddress(text)).toBe(false));
