import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText } from './plain-text';

it.each([
  ['a\u0000\n\tb', 'a b'],
  ['\u202Eevil\u202C', 'evil'],
  ['\u2066one\u2069\u200F\u200E\u061Ctwo', 'one two'],
  ['  \u202E  ', ''],
  ['שלום', 'שלום'],
  [`Z${'\u0301'.repeat(99)}`, `Z${'\u0301'.repeat(4)}`],
])('makes %j plain', (text, plain) => expect(plainText(text)).toBe(plain));

it('is never long, and holds nothing that acts, whatever comes', () => {
  const odd = fc.constantFrom('\u202E', '\u2069', '\u0007', '\u{1F600}', '\u0301', '\n', 'x', ' ');
  const texts = fc.array(fc.oneof(odd, fc.string({ unit: 'binary' })), { maxLength: 900 });
  fc.assert(
    fc.property(texts, (parts) => {
      const plain = plainText(parts.join(''));
      expect(plain.length).toBeLessThanOrEqual(500);
      expect(plain).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(plain.isWellFormed() || !parts.join('').isWellFormed()).toBe(true);
    }),
  );
});
