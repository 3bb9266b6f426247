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
      { numRuns: 200 },
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

/** Three codes that an account knows, and one more of the kind. */
const KINDS: [string, string[], string][] = [
  ['capitals and digits', ['K3LM9PQ2', '7QK2MM3P', 'B4NM8VC2'], 'U9TRH6Y2'],
  ['letters', ['nozzapqOWJOCcWIX', 'bQxvJkTzPwLmRdYs', 'xWqRtYpLkJhGfDsA'], 'mNbVcXzLkJhGfDsA'],
  ['groups', ['A1B2-C3D4', '7QK2-MM3P', 'B4NM-8VC2'], 'ZXCV-44BN'],
  ['a prefix and a number', ['code_111', 'code_273', 'code_948'], 'code_555'],
  ['digits', ['4820193375', '9920175543', '1029384756'], '5647382910'],
];

describe('one token that fills the text', () => {
  it.each(KINDS)('of %s is clear from three known codes that it is like', (_, learnt, code) => {
    for (const text of [code, ` “${code}”.\n`]) {
      expect(clearCode(findCodes(text, learnShape(learnt)))).toBe(code);
      expect(clearCode(findCodes(text, learnShape(learnt.slice(1))))).toBeNull();
    }
    const others = KINDS.filter(([, known]) => known !== learnt);
    for (const [, , other] of others)
      expect(clearCode(findCodes(other, learnShape(learnt)))).toBeNull();
  });

  const ANY = ['code_1', 'U9TRH6Y2', 'nozzapqOWJOCcWIX', 'ABCD-EFGH-1234', 'abc123', 'abcdefgh'];
  it.each([...ANY, '12345678', 'a1b2c'])('%j may be a code where nothing is learnt', (text) => {
    expect(findCodes(text)).toEqual([{ code: text, certainty: 'maybe', reason: 'alone' }]);
    expect(clearCode(findCodes(text))).toBeNull();
  });

  const MORE = [
    'U9TRH6Y2 K3LM9PQ2',
    'U9TRH6Y2 10',
    'use U9TRH6Y2',
    '码 U9TRH6Y2',
    'code: U9TRH6Y2',
  ];
  it.each([...MORE, 'a/U9TRH6Y2', '', 'hello'])('%j is no such text', (text) =>
    expect(clearCode(findCodes(text, learnShape(['K3LM9PQ2', '7QK2MM3P', 'B4NM8VC2'])))).toBeNull(),
  );
});

describe('a shape doubts all that does not fit', () => {
  it.each(['Code: U9TRH6Y2', 'U9TRH6Y2', 'U9TRH6Y2\nK3LM9PQ2', 'Codes: U9TRH6Y2, K3LM9PQ2'])(
    '%j',
    (text) => {
      const [candidate] = findCodes(text, known);
      expect(candidate).toMatchObject({ code: 'U9TRH6Y2', certainty: 'maybe' });
    },
  );
});

it.each(['10 IPs', '(10 IPs)', '- 10 IP', '10ips'])('a list may say of each code: %s', (ips) => {
  const text = ['U9TRH6Y2', 'K3LM9PQ2', '7QK2MM3P'].map((code) => `${code} ${ips}`).join('\n');
  expect(findCodes(text).map(({ certainty }) => certainty)).toEqual(['sure', 'sure', 'sure']);
});

describe('words beside a mark that may be a part of them are not clear', () => {
  const lower = learnShape(['k3m9pq2x', 'u4xq7m2k', 'h6nr3zp8']);
  it.each([
    'hunter22&',
    '_hunter22',
    '#hunter22',
    '/hunter22',
    'hunter22=',
    '1 hunter22',
    'summerhunter22',
  ])('%s', (text) => expect(clearCode(findCodes(text, lower))).toBeNull());
  it.each(['bob\nu4xq7m2k', 'bob;u4xq7m2k', 'bob@example.com;u4xq7m2k'])(
    'nor is one word among others sure where nothing is learnt: %j',
    (text) =>
      expect(findCodes(text)).not.toContainEqual(expect.objectContaining({ certainty: 'sure' })),
  );
  it('nor is a plain word where codes have digits', () => {
    const shape = learnShape(['aB3xK9mQ2z', 'Zq7mK9pR2x', 'V1StGXR8Z5']);
    expect(clearCode(findCodes('Montenegro', shape))).toBeNull();
    for (const { certainty } of findCodes('Montenegro, Argentinas', shape))
      expect(certainty).toBe('maybe');
  });
  it.each(['hunter2024', 'Sommer2024', 'SUMMER2024'])(
    'nor is a word and a number where codes have capitals and small letters in any order: %s',
    (word) => {
      const shape = learnShape(['aB3xK9mQ2z', 'Zq7mK9pR2x', 'V1StGXR8Z5']);
      expect(clearCode(findCodes(word, shape))).toBeNull();
      expect(clearCode(findCodes('mN8vC2xZ4b', shape))).toBe('mN8vC2xZ4b');
    },
  );
  it.each(['Montenegro', 'Sommer2024'])('whatever codes of another kind are like: %s', (word) => {
    const others = ['KTRHWNYZ', 'PLMQZXCV', 'GHTYBNVW'];
    const shape = learnShape(['aB3xK9mQ2z', 'Zq7mK9pR2x', 'V1StGXR8Z5', ...others]);
    expect(clearCode(findCodes(word, shape))).toBeNull();
  });
});
