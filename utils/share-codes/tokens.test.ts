import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';
import { piecesOf } from './tokens';

const found = (text: string) => findCodes(text).map(({ code }) => code);
const sure = (text: string) =>
  findCodes(text).flatMap(({ code, certainty }) => (certainty === 'sure' ? [code] : []));

const DRESSED = [
  ...[
    '"U9TRH6Y2"',
    '‘U9TRH6Y2’',
    '«U9TRH6Y2»',
    '„U9TRH6Y2“',
    '(U9TRH6Y2)',
    '[U9TRH6Y2]',
    '{U9TRH6Y2}',
  ],
  ...[
    '`U9TRH6Y2`',
    '**U9TRH6Y2**',
    '_U9TRH6Y2_',
    '~~U9TRH6Y2~~',
    '<U9TRH6Y2>',
    '（U9TRH6Y2）',
    '「U9TRH6Y2」',
  ],
  ...[
    'U9TRH6Y2.',
    'U9TRH6Y2!',
    'U9TRH6Y2?',
    'U9TRH6Y2…',
    'U9TRH6Y2:',
    'U9TRH6Y2;',
    '→ U9TRH6Y2 ✅',
    '-U9TRH6Y2',
  ],
  ...[
    'U9TR\u200bH6Y2',
    'U9TR\u00adH6Y2',
    '\ufeffU9TRH6Y2',
    '\u202aU9TRH6Y2\u202c',
    '\u200fU9TRH6Y2\u200f',
  ],
  ...['\u00a0U9TRH6Y2\u00a0', 'Ｕ９ＴＲＨ６Ｙ２'],
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
  ...['A1B2C3D4'.repeat(5), 'A1B2C3D4'.repeat(8), 'Z9Y8X7W6'.repeat(9), 'éU9TRH6Y2', 'АU9TRH6Y2'],
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.SflKxwRJ5Mw',
];

const lines = (text: string) => text.trim().split(/\n\s*/);

describe('a code', () => {
  it.each(DRESSED)('is read in %j', (text) =>
    expect(findCodes(text)).toEqual([{ code: 'U9TRH6Y2', certainty: 'sure', reason: 'alone' }]),
  );
  it.each(lines(AMONG))('is sure in %s', (text) => expect(sure(text)).toEqual(['U9TRH6Y2']));

  it('keeps a hyphen of any kind inside', () => {
    expect(sure('use ABCD\u2011EFGH\u20101234 now')).toEqual(['ABCD-EFGH-1234']);
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

it('a piece knows where it stands', () => {
  const text = '1. "U9TRH6Y2", -x-: https://x.example/y?code=ab';
  for (const piece of piecesOf(text)) expect(text.slice(piece.start, piece.end)).toBe(piece.text);
});
