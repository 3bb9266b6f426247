import { describe, expect, it } from 'vitest';
import { toCsv } from './csv';

/** A CSV reader by the book (RFC 4180), so that the file is judged by what others read from it. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (let at = 0; at < text.length; at = field.lastIndex) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match) throw new Error(`not CSV at ${at}`);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const read = (rows: Parameters<typeof toCsv>[0]) => parse(toCsv(rows).slice(1));

describe('a CSV file', () => {
  it('begins with the mark of UTF-8', () => {
    expect(toCsv([['ä']])).toBe('\uFEFFä\r\n');
  });

  it('gives back every text, whatever is in it', () => {
    const texts = ['plain', 'a,b', 'say "hi"', 'two\nlines', ' spaces ', 'semi;colon', '', '名前'];
    expect(read([texts, ['next']])).toEqual([texts, ['next']]);
  });

  it.each([',', ';', '\t', '\n', '"'])('quotes a text with %j in it', (character) => {
    const text = `AB${character}12`;
    expect(toCsv([[text]])).toBe(`\uFEFF"${text.replace('"', '""')}"\r\n`);
  });

  it('leaves numbers numbers, and writes dates for spreadsheets', () => {
    expect(read([[5, 0, null, new Date(2026, 1, 3, 4, 5, 6)]])).toEqual([
      ['5', '0', '', '2026-02-03 04:05:06'],
    ]);
  });

  it.each(['=1+1', '+49', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', '＝1'])(
    'defuses %j',
    (text) => {
      expect(read([[text]])).toEqual([[`'${text}`]]);
    },
  );

  it.each(
    [
      ['0012', '12E5', '123456789012', '1-2', '10:30'],
      ['MAR2025', 'Sept1', '10dec', '1-May'],
    ].flat(),
  )('keeps %s a text', (text) => {
    expect(read([[text]])).toEqual([[`'${text}`]]);
  });

  it.each(['U9TRH6Y2', 'a-1', '1a', 'code_1', '20481632', 'MARK2025', 'may'])(
    'leaves the code %s as it is',
    (text) => {
      expect(read([[text]])).toEqual([[text]]);
    },
  );
});
