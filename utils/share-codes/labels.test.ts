import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';

const sure = (text: string) =>
  findCodes(text).flatMap(({ code, certainty }) => (certainty === 'sure' ? [code] : []));

const ONE = `
  code: abcdef
  Share code - abcdef
  Code = abcdef
  Your code: abcdef, valid until Friday
  **Code:** \`abcdef\`
  {"code": "abcdef", "status": 3, "type": "shared"}
  Código: abcdef
  Codice: abcdef.
  Gutscheincode: abcdef
  Ваш код: abcdef
  Twój kod: abcdef
  代码：abcdef
  分享码：abcdef
  コード: abcdef
  코드: abcdef
  Mã: abcdef
  الرمز: abcdef
  x.example/redeem?code=abcdef
  https://x.example/redeem?lang=en&code=abcdef&x=1
`;

const MORE: [string, string[]][] = [
  ['codes: a1b2, c3d4', ['a1b2', 'c3d4']],
  ['Codes: abcdef, ghijkl.', ['abcdef', 'ghijkl']],
  ['Codes:\n1. code_1 (10 IPs)\n2. code_2 (10 IPs)\n\nThanks', ['code_1', 'code_2']],
  ['Codes:\ncode_1 10 IPs\ncode_2 5 IPs', ['code_1', 'code_2']],
  ['{"codes":["a1b2c3","abc123"]}', ['a1b2c3', 'abc123']],
  ['code: abcdef\nstatus: unused', ['abcdef']],
  ['share_code=covid19', ['covid19']],
  ['https://x.example/r?a=Z9Y8X7W6V5&code=ABC12345.', ['ABC12345']],
];

const NOTHING = `
  code: none
  Code: N/A
  Code: expired
  Code is valid
  The code is valid.
  Promo code: please use it before Friday
  Code: https://x.example/Z9Y8X7W6V5
  Code: mail me at abc12345@x.example
  Error code: timeout
  Zip code: abcdef
  Source code - online
  Barcode: abcdef
  API key: abcdef
  code: 12345678
  code: 10 IPs
  Code: 2026-01-02
  代码：请使用 abcdef 兑换
`;

const lines = (text: string) => text.trim().split(/\n\s*/);

describe('a label speaks for what follows', () => {
  it.each(lines(ONE))('%s', (text) => expect(sure(text)).toEqual(['abcdef']));
  it.each(MORE)('%j', (text, codes) => expect(sure(text)).toEqual(codes));
});

describe('a label speaks for nothing certain', () => {
  it.each([...lines(NOTHING), 'Codes:\nThanks\nJohn', 'Code:\nabcdef'])('%j', (text) =>
    expect(sure(text)).toEqual([]),
  );
});

it('a path to redeem may end in a code', () => {
  expect(findCodes('https://x.example/redeem/ABC12345')).toEqual([
    { code: 'ABC12345', certainty: 'maybe', reason: 'labelled' },
  ]);
});
