import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';
import { learnShape } from './shape';
import { piecesOf } from './tokens';

const found = (text: string) => findCodes(text).map(({ code }) => code);
const sure = (text: string) =>
  findCodes(text).flatMap(({ code, certainty }) => (certainty === 'sure' ? [code] : []));

const DRESSED = [
  '"U9TRH6Y2"',
  '‘U9TRH6Y2’',
  '«U9TRH6Y2»',
  '„U9TRH6Y2“',
  '(U9TRH6Y2)',
  '[U9TRH6Y2]',
  '{U9TRH6Y2}',

  '`U9TRH6Y2`',
  '**U9TRH6Y2**',
  '_U9TRH6Y2_',
  '~~U9TRH6Y2~~',
  '<U9TRH6Y2>',
  '（U9TRH6Y2）',
  '「U9TRH6Y2」',

  'U9TRH6Y2.',
  'U9TRH6Y2!',
  'U9TRH6Y2?',
  'U9TRH6Y2…',
  'U9TRH6Y2:',
  'U9TRH6Y2;',
  '→ U9TRH6Y2 ✅',
  '-U9TRH6Y2',

  'U9TR\u200bH6Y2',
  'U9TR\u00adH6Y2',
  '\ufeffU9TRH6Y2',
  '\u202aU9TRH6Y2\u202c',
  '\u200fU9TRH6Y2\u200f',

  '\u00a0U9TRH6Y2\u00a0',
  'Ｕ９ＴＲＨ６Ｙ２',
];

const AMONG = `
  1. U9TRH6Y2
  1) U9TRH6Y2
  1.U9TRH6Y2
  #1: U9TRH6Y2
  1️⃣U9TRH6Y2
  | U9TRH6Y2 | 10 |
  U9TRH6Y2:10
  U9TRH6Y2 = 10 IPs
  您的代码是U9TRH6Y2请尽快使用
  코드는 U9TRH6Y2입니다
  الرمز:U9TRH6Y2
  U9TRH6Y2'yi kullan
`;

const PARTS = [
  'Z9Y8X7W6'.repeat(9),
  'éU9TRH6Y2',
  'АU9TRH6Y2',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.SflKxwRJ5Mw',
];

const lines = (text: string) => text.trim().split(/\n\s*/);

describe('a code', () => {
  it.each(DRESSED)('is read in %j', (text) =>
    expect(findCodes(text)).toEqual([{ code: 'U9TRH6Y2', certainty: 'maybe', reason: 'alone' }]),
  );
  const shape = learnShape(['K3LM9PQ2', '7QK2MM3P', 'B4NM8VC2']);
  it.each(lines(AMONG))('is sure in %s', (text) =>
    expect(findCodes(text, shape)).toMatchObject([{ code: 'U9TRH6Y2', certainty: 'sure' }]),
  );

  it('keeps a hyphen of any kind inside', () => {
    expect(sure('Code: ABCD\u2011EFGH\u20101234')).toEqual(['ABCD-EFGH-1234']);
  });
  it.each(PARTS)('is never a part of %s', (text) => {
    expect(found(text)).toEqual([]);
    expect(found(`see ${text} here`)).toEqual([]);
  });
  it('is doubted where something longer was cut or an address goes on', () => {
    const text = 'Z9Y8X7W6/K3LM9PQ2 id=U9TRH6Y2 https://x.example/a,V7W6U5T4';
    expect(sure(text)).toEqual([]);
    expect(found(text)).toEqual(['Z9Y8X7W6', 'K3LM9PQ2', 'U9TRH6Y2', 'V7W6U5T4']);
  });
});

/** As people glue words to codes, and codes to one another. */
const GLUED: [string, string[]][] = [
  ['U9TRH6Y2/ZXCV88NM', ['U9TRH6Y2', 'ZXCV88NM']],
  ['U9TRH6Y2+ZXCV88NM', ['U9TRH6Y2', 'ZXCV88NM']],
  ['U9TRH6Y2&ZXCV88NM', ['U9TRH6Y2', 'ZXCV88NM']],
  ['take U9TRH6Y2-10ip please', ['U9TRH6Y2']],
  ['take codeU9TRH6Y2 please', ['U9TRH6Y2']],
  ['take U9TRH6Y2.Thanks', ['U9TRH6Y2']],
  ['take #U9TRH6Y2 please', ['U9TRH6Y2']],
  ['код:U9TRH6Y2на', ['U9TRH6Y2']],
  ['{\\"code\\":\\"U9TRH6Y2\\"}', ['U9TRH6Y2']],
];

describe('with a learnt shape a code is sure among what is glued to it', () => {
  const shape = learnShape(['K3LM9PQ2', '7QK2MM3P', 'B4NM8VC2']);
  it.each(GLUED)('%j', (text, codes) =>
    expect(findCodes(text, shape)).toMatchObject(
      codes.map((code) => ({ code, certainty: 'sure' })),
    ),
  );
  const PIECES = `
    /var/lib/docker/{}/merged tree/{} arn:aws:iam::1:role/{} sess:{} p:{} abc.{} abc+{} summer{} {}abc ạ{} {}= {}== {}-2 {}~1 é{} x{} {}.ABCD.EFGH
    {}::1 https://accounts.example/callback?code={} https://x.example/?code={}&state=9 https://x.example/a,{}
  `;
  it.each(PIECES.trim().split(/\s+/))('and never is as a piece: %s', (text) => {
    const found = findCodes(`see ${text.replace('{}', 'U9TRH6Y2')} there`, shape);
    expect(found.filter(({ certainty }) => certainty === 'sure')).toEqual([]);
  });
  it('but may be somebody with @ before it', () => {
    expect(findCodes('ask @U9TRH6Y2 please', shape)).toMatchObject([{ certainty: 'maybe' }]);
  });
});

describe('dashes that were retyped are what the learnt layout says they were', () => {
  const shape = learnShape(['K3LM-9PQ2-7QK2', 'MM3P-B4NM-8VC2', 'X7Y6-Z5W4-V3U2']);
  it.each(['7QK2–MM3P–B4NM', '7QK2 - MM3P - B4NM', '7QK2\u2212MM3P\u2212B4NM', '7QK2—MM3P—B4NM'])(
    '%s',
    (text) => {
      const candidate = { code: '7QK2-MM3P-B4NM', certainty: 'sure' };
      expect(findCodes(`Take ${text}, please`, shape)).toMatchObject([candidate]);
    },
  );
});

it('a piece knows where it stands', () => {
  const text = '1. "U9TRH6Y2", -x-: https://x.example/y?code=ab';
  for (const piece of piecesOf(text)) expect(text.slice(piece.start, piece.end)).toBe(piece.text);
});
