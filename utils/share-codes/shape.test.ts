import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';
import { fits, isSteady, learnShape } from './shape';

const codes = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{4,20}$/), {
  minLength: 5,
  maxLength: 60,
});
const serials = Array.from({ length: 30 }, (_, index) => `AB${index + 10}-X${index + 10}Z`);

describe('learnShape', () => {
  it('learns nothing from fewer than five codes, nor from what can be none', () => {
    expect(learnShape(['A1B2C3', 'A1B2C4', 'A1B2C5', 'A1B2C6'])).toBeNull();
    expect(learnShape(Array.from({ length: 9 }, () => 'A1B2C3'))).toBeNull();
    expect(learnShape(['a.b', 'x', 'é1234', 'a b c d', 'A'.repeat(65), 'A1B2C3'])).toBeNull();
  });

  it('fits every code that it was learnt from', () => {
    fc.assert(
      fc.property(codes, (list) => {
        const shape = learnShape(list);
        for (const code of list) expect(shape && fits(shape, code)).toBe(true);
      }),
    );
  });

  it('is plain data', () => {
    fc.assert(
      fc.property(codes, (list) => {
        const shape = learnShape(list);
        expect(JSON.parse(JSON.stringify(shape))).toEqual(shape);
      }),
    );
  });
});

describe('fits', () => {
  const shape = learnShape(serials);
  it.each(['AB99-Y12Z', 'ZZ99-ABC9'])('%s', (code) =>
    expect(shape && fits(shape, code)).toBe(true),
  );
  it.each([
    'AB99-Y12',
    'AB99-Y12ZZ',
    'ab99-y12z',
    'AB99_Y12Z',
    'AB9-YY12Z',
    'ABCDEFGHI',
    'ABCD-EFGH',
    '1234-5678',
  ])('not %s', (code) => expect(shape && fits(shape, code)).toBe(false));

  it('goes by length and letters where dashes stand anywhere', () => {
    const random = learnShape(
      Array.from({ length: 20 }, (_, index) => `${'a'.repeat(index)}-${'B'.repeat(20 - index)}`),
    );
    expect(random?.layouts).toBeNull();
    expect(random && fits(random, 'aB1-aB1-aB1-aB1-aB1-a')).toBe(true);
    expect(random && fits(random, 'aB1-aB1')).toBe(false);
  });
});

describe('isSteady', () => {
  it('needs many codes of few layouts', () => {
    const steady = (list: string[]) => {
      const shape = learnShape(list);
      return shape && isSteady(shape);
    };
    expect(steady(serials)).toBe(true);
    expect(steady(serials.slice(0, 19))).toBe(false);
    expect(steady(serials.map((code, index) => code + 'X'.repeat(index % 5)))).toBe(false);
  });
});

describe('with a learnt shape', () => {
  const known = learnShape(serials);

  it('what fits is sure and what does not is doubted, unless it is labelled', () => {
    expect(findCodes('take CD42-X42Z or U9TRH6Y2, code: K3LM9PQ2', known)).toEqual([
      { code: 'CD42-X42Z', certainty: 'sure', reason: 'known-shape' },
      { code: 'U9TRH6Y2', certainty: 'maybe', reason: 'looks-like-code' },
      { code: 'K3LM9PQ2', certainty: 'sure', reason: 'labelled' },
    ]);
  });

  it('what fits is doubted where it is cut out of something longer, or stands in an address', () => {
    const grouped = learnShape(['A1B2-C3D4', 'B1B2-C3D4', 'C1B2-C3D4', 'D1B2-C3D4', 'E1B2-C3D4']);
    for (const text of ['item/Z9Y8-X7W6', 'https://x.example/Z9Y8-X7W6'])
      expect(findCodes(text, grouped)).toEqual([
        { code: 'Z9Y8-X7W6', certainty: 'maybe', reason: 'known-shape' },
      ]);
  });

  it('digits alone are codes where codes are digits alone', () => {
    const digits = learnShape(['12345678', '23456789', '34567890', '45678901', '56789012']);
    expect(findCodes('take 98765432 now', digits)).toMatchObject([{ certainty: 'sure' }]);
    expect(findCodes('take 98765432 now', known)).toEqual([]);
  });

  it('UUIDs are codes where codes are UUIDs', () => {
    const uuid = (last: number) => `550e8400-e29b-41d4-a716-44665544000${last}`;
    const uuids = learnShape([0, 1, 2, 3, 4].map(uuid));
    expect(findCodes(`take ${uuid(7)} now`, uuids)).toMatchObject([{ certainty: 'sure' }]);
  });

  it('a dash at the edge stays where codes have one', () => {
    const edgy = learnShape(['-a1B2c3', '-b1B2c3', '-c1B2c3', '-d1B2c3', '-e1B2c3']);
    expect(findCodes('-f9G8h7', edgy)[0]?.code).toBe('-f9G8h7');
    expect(findCodes('-CD42-X42Z', known)[0]?.code).toBe('CD42-X42Z');
  });

  it('an ordinary word is never sure in prose', () => {
    const words = learnShape(['abcdefgh', 'bcdefghi', 'cdefghij', 'defghijk', 'efghijkl']);
    const [candidate] = findCodes('we stand together', words);
    expect(candidate).toMatchObject({ code: 'together', certainty: 'maybe' });
  });
});
