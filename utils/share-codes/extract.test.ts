import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearCode, findCodes } from './extract';
import { learnShape } from './shape';
import { MAX_CODE_LENGTH } from './share-code';
import { cleanText } from './tokens';

const all = (text: string) => findCodes(text).map(({ code }) => code);
const known = learnShape(['Q7WERT9UPA', 'A8SDFG3HJK', 'Z2XCVB4NMQ', 'P5LKJH6GFD', 'M9NBVC8XZA']);

/** What nobody would take for anything but a code. */
const code = fc.oneof(
  fc.stringMatching(/^[A-Z]{1,4}[0-9][A-Z]{1,4}[0-9][A-Z0-9]{2,6}$/),
  fc.stringMatching(/^[A-Z][0-9][A-Z]{2}-[A-Z]{4}-[A-Z0-9]{4}$/),
  fc.stringMatching(/^[a-z][0-9][a-z][A-Z]{2}[0-9][a-z]{2}[0-9]$/),
);

const SEPARATORS = [
  ...[
    ', ',
    ',',
    '; ',
    ';',
    ' | ',
    '|',
    '\t',
    ' ',
    '\u00a0',
    '\u3000',
    '，',
    '、',
    '；',
    '。',
    '...',
    ' … ',
  ],
  ...[
    '\n',
    '\r\n',
    '\u2028',
    '\n• ',
    '\n- ',
    '\n* ',
    '\n– ',
    '\n1. ',
    '\n2) ',
    '\n(3) ',
    '\n#4: ',
    '\n> ',
  ],
  ...[
    '" "',
    "','",
    '`, `',
    '“ ”',
    '] [',
    ') (',
    '》《',
    ' → ',
    ' + ',
    ' and ',
    ' — ',
    '; \u200f',
    '✅',
  ],
];

describe('any text', () => {
  it('gives back every code of any list, in order, once each', () => {
    const item = fc.tuple(code, fc.constantFrom(...SEPARATORS));
    const items = fc.uniqueArray(item, { minLength: 1, maxLength: 20, selector: ([one]) => one });
    fc.assert(
      fc.property(items, (list) => {
        const text = list.flat().join('');
        const codes = list.map(([one]) => one);
        expect(all(text)).toEqual(codes);
        expect(all(text + text)).toEqual(codes);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back the codes among words', () => {
    const words = fc.lorem({ maxCount: 30, mode: 'sentences' });
    fc.assert(
      fc.property(code, words, code, (one, prose, other) => {
        expect(all(`${one}\n\nHere is ${prose}\n\n${other}`)).toEqual([...new Set([one, other])]);
      }),
    );
  });

  it('never throws, and every candidate is a whole word of it within the limits', () => {
    const parts = ['code', ': ', 'A1', 'b2', '-', '_', '.', '/', '@', ' ', 'é', '\n', 'K9X2', '?'];
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(anything, fc.constantFrom(null, known), (text, shape) => {
        const codes = findCodes(text, shape).map((candidate) => candidate.code);
        expect(new Set(codes).size).toBe(codes.length);
        for (const one of codes) {
          expect(one).toMatch(/^[A-Za-z0-9_-]{4,}$/);
          expect(one.length).toBeLessThanOrEqual(MAX_CODE_LENGTH);
          const letter = '[\\p{Script=Latin}0-9]';
          expect(cleanText(text)).toMatch(new RegExp(`(?<!${letter})${one}(?!${letter})`, 'u'));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('one token that fills the text', () => {
  const CLEAR = [
    'code_1',
    'U9TRH6Y2',
    'nozzapqOWJOCcWIX',
    'ABCD-EFGH-1234',
    'abc123',
    ' “U9TRH6Y2”.\n',
  ];
  it.each(CLEAR)('%j is clear', (text) =>
    expect(clearCode(findCodes(text))).toBe(text.replace(/[^\w-]/g, '')),
  );

  it.each(['abcdefgh', 'ABCDEFGH', '12345678', 'a1b2c'])('%j may be a code', (text) => {
    expect(findCodes(text)).toEqual([{ code: text, certainty: 'maybe', reason: 'alone' }]);
    expect(clearCode(findCodes(text))).toBeNull();
  });

  const TWO = [
    'U9TRH6Y2 K3LM9PQ2',
    'U9TRH6Y2 10',
    'use U9TRH6Y2',
    '码 U9TRH6Y2',
    'code: U9TRH6Y2',
    'a/U9TRH6Y2',
  ];
  it.each([...TWO, '', 'hello'])('%j is no such text', (text) =>
    expect(clearCode(findCodes(text))).toBeNull(),
  );

  it('is clear with a learnt shape only when it fits', () => {
    expect(clearCode(findCodes('T4WERT9UPA', known))).toBe('T4WERT9UPA');
    expect(clearCode(findCodes('U9TRH6Y2', known))).toBeNull();
    expect(findCodes('U9TRH6Y2', known)).toMatchObject([{ certainty: 'maybe' }]);
  });
});
