import { describe, expect, it, vi } from 'vitest';
import { findCodes } from './extract';
import { learnShape } from './shape';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Different codes that look random, the same ones each time. */
function makeCodes(count: number): string[] {
  let state = 1;
  const letter = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return LETTERS.charAt((state >>> 11) % LETTERS.length);
  };
  const codes = new Set<string>();
  while (codes.size < count) codes.add(Array.from({ length: 12 }, letter).join(''));
  return [...codes];
}

/** How many characters are cut out of the text in all. */
function charactersHandled(text: string): number {
  const { slice } = String.prototype;
  let characters = 0;
  const spy = vi.spyOn(String.prototype, 'slice').mockImplementation(function (
    this: string,
    ...range
  ) {
    const part = slice.apply(this, range);
    characters += part.length;
    return part;
  });
  findCodes(text);
  spy.mockRestore();
  return characters;
}

describe('the work grows with the length of the text, and no faster', () => {
  const UNITS = [
    'U9TRH6Y2, code: ab12cd\n',
    'word ',
    'code: ',
    'code:\n',
    'A1B2C3/',
    '-',
    '. , ',
    '码 ',
  ];
  it.each(UNITS)('on many of %j', (unit) => {
    const once = charactersHandled(unit.repeat(1000));
    expect(charactersHandled(unit.repeat(8000))).toBeLessThan(8.1 * once + 1000);
  });

  // A pattern that backtracks would take minutes here: the runner's limit of seconds ends it.
  const ONES = ['a', '-', '.', '1', ':', '/', '=', ' ', '\n', '@', '"', 'é', '码', '\u200b'];
  const MARKS = [..."\\|,;\t_#%+~^&?!$()[]{}'`*<>", '\u0301', '\u2212', 'я'];
  const MORE = ['a.', 'a-', 'a1', '1.', '://', 'www.', 'code', 'code ', 'code:', 'code"', '#1:'];
  it.each([...ONES, ...MARKS, ...MORE])('on nothing but %j', (unit) => {
    for (const end of ['', '!', ' U9TRH6Y2'])
      expect(findCodes(unit.repeat(300_000 / unit.length) + end).length).toBeLessThan(3);
  });
});

describe('what is no text ends at once', () => {
  it('marks without end on one letter', () => {
    const text = `U9TRH6Y2 a${'\u0301\u0323'.repeat(500_000)} K3LM9PQ2`;
    expect(findCodes(text).map(({ code }) => code)).toEqual(['U9TRH6Y2', 'K3LM9PQ2']);
  });
  it.each(['A1b2C3', 'a', '-', '\u0430'])(
    'eight million characters of %j without a space',
    (unit) => {
      expect(findCodes(unit.repeat(8_000_000 / unit.length))).toEqual([]);
    },
  );
});

describe('ten thousand codes', () => {
  const codes = makeCodes(10_000);
  const found = (text: string) => findCodes(text).map(({ code }) => code);

  it.each([',', '\n', ' ', '; '])('joined by %j all come back', (separator) =>
    expect(found(codes.join(separator))).toEqual(codes),
  );

  it('are certain in a megabyte of prose once their shape is learnt', () => {
    const prose =
      ' are ordinary words that people write to one another, all day and all of the night. ';
    const shape = learnShape(codes.slice(0, 500));
    const sure = findCodes(codes.join(prose), shape).flatMap(({ code, certainty }) =>
      certainty === 'sure' ? [code] : [],
    );
    expect(sure.filter((code) => /\d/.test(code))).toEqual(codes.filter((code) => /\d/.test(code)));
  });
});
