import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanKey } from './clean-key';

const KEY = 'k3y-A_b.c/d+e=';

test.each([
  ['a key as it is', KEY],
  ['blanks around it', `  ${KEY}\t`],
  ['a line break in the middle, with blanks', 'k3y-A_b \r\n  .c/d+e='],
  ['blanks where the line break was', 'k3y-A_b   .c/d+e='],
  ['line separators', `\u2028${KEY}\u2029\u0085`],
  ['a no-break space and others', `\u00a0${KEY}\u202f\u3000\u2009`],
  ['a zero-width space and a byte order mark', `\ufeffk3y-\u200bA_b.c/d+e=`],
  ['a soft hyphen', 'k3y-\u00adA_b.c/d+e='],
  ['joiners and a word joiner', 'k3y\u200c-\u200dA_b.c\u2060/d+e='],
  ['bidi controls', `\u202e\u2066${KEY}\u2069\u200f\u061c`],
  ['control characters', `\u0000${KEY}\u007f`],
  ['fillers and selectors', `${KEY}\ufe0f\u3164\u2800\u034f`],
  ['straight quotes', `"${KEY}"`],
  ['single quotes in double ones, with blanks', ` " '${KEY}' " `],
  ['a quote on one side', `'${KEY}`],
  ['typographic quotes', `„${KEY}“`],
  ['English ones', `“${KEY}”`],
  ['guillemets', `«\u00a0${KEY}\u00a0»`],
  ['code marks', `\`\`\`\n${KEY}\n\`\`\``],
])('%s', (_, typed) => expect(cleanKey(typed)).toBe(KEY));

test('quotes inside belong to the key', () => expect(cleanKey(`a"b'c`)).toBe(`a"b'c`));

test('one at the end alone may be the middle of a key that is being typed', () =>
  expect(cleanKey(`a"`)).toBe(`a"`));

test('nothing but what is removed is no key', () => expect(cleanKey(' "\u200b" ')).toBe(''));

test('a clean key stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      expect(cleanKey(cleanKey(typed))).toBe(cleanKey(typed));
    }),
  );
});
