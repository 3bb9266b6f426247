import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';
import { fits, learnShape } from './shape';

const codes = fc.uniqueArray(fc.stringMatching(/^[A-Z]([A-Z0-9]{7}|[0-9]-[A-Z0-9]{4})$/), {
  minLength: 5,
  maxLength: 60,
});
const serials = Array.from({ length: 30 }, (_, index) => `AB${index + 10}-X${index + 10}Z`);

describe('learnShape', () => {
  it('learns nothing from fewer than three codes, nor from what can be none', () => {
    expect(learnShape(['A1B2C3', 'A1B2C4'])).toBeNull();
    expect(learnShape(Array.from({ length: 9 }, () => 'A1B2C3'))).toBeNull();
    expect(learnShape(['a.b', 'x', 'é1234', 'a b c d', 'A'.repeat(65), 'A1B2C3'])).toBeNull();
  });

  it('fits every code that it was learnt from', () => {
    fc.assert(
      fc.property(codes, (list) => {
        const shape = learnShape(list);
        for (const code of list)
          if (list.filter(({ length }) => length === code.length).length >= 3)
            expect(shape && fits(shape, code)).toBe(true);
      }),
    );
  });
});

const some = (...list: string[]) => learnShape(list);
const hex = some('9e107d9d37', 'ab03ff1c22', '77dce01b9f');
const prefixed = some('9P-K3LM9PQ2', '9P-7QK2MM3P', '9P-B4NM8VC2');
const letters = some('KTRHWNYZ', 'PLMQZXCV', 'GHTYBNVW', 'QWZXPLKM');

describe('what fits', () => {
  it.each([
    ['AB99-Y12Z', learnShape(serials)],
    ['ZZ99-ABC9', learnShape(serials)],
    ['0123abcdef', hex],
    ['9P-U9TRH6Y2', prefixed],
    ['ZXCVBNML', letters],
  ])('%s', (code, shape) => expect(shape && fits(shape, code)).toBe(true));

  it.each([
    ['AB99-Y12', 'another length', learnShape(serials)],
    ['ab99-y12z', 'other letters', learnShape(serials)],
    ['AB99_Y12Z', 'another layout', learnShape(serials)],
    ['AB9-YY12Z', 'another layout', learnShape(serials)],
    ['9e107d9g37', 'a letter that is no hex', hex],
    ['9X-U9TRH6Y2', 'another prefix', prefixed],
    ['U9TRH6Y2', 'digits where codes have none', letters],
    ['HUNTERAB', 'no digit where codes have some', some('1A2B3C4D', '5Q6W7E8R', '9Z0X1C2V')],
  ])('%s does not: %s', (code, _, shape) => expect(shape && fits(shape, code)).toBe(false));

  it('is learnt from what most are, whatever one is', () => {
    const codes = Array.from(
      { length: 20 },
      (_, at) => `K3LM9P${'QRSTUVWXYZ'.charAt(at % 10)}${at % 7}`,
    );
    expect(learnShape([...codes, 'TEST-1'])).toMatchObject({
      kinds: [{ lengths: [8], layouts: ['8'] }],
    });
  });

  const SELLERS = ['U9TRH6Y2', 'K3LM9PQ2', '7QXK2MM3', 'aB3xK9mQ2z', 'Zq7mK9pR2x', 'V1StGXR8Z5'];
  it('tells the kinds of two sellers apart, from three codes of each', () => {
    const both = learnShape(SELLERS);
    for (const code of ['G3NVURV9', 'mN8vC2xZ4b']) expect(both && fits(both, code)).toBe(true);
    for (const word of ['password', 'hunter22', 'K3LM-9PQ', 'aB3xK9mQ'])
      expect(both && fits(both, word)).toBe(false);
    const one = learnShape(SELLERS.slice(0, 4));
    expect(one && fits(one, 'mN8vC2xZ4b')).toBe(false);
  });

  it.each(['test', 'password', 'code_1', 'K3LM-9PQ'])(
    'is not opened by one odd code: %s',
    (odd) => {
      const shape = learnShape([...SELLERS.slice(0, 3), odd]);
      for (const word of ['password', 'Telegram', 'hunter22', 'abcd_123'])
        expect(shape && fits(shape, word)).toBe(false);
    },
  );

  it('needs three codes that agree, in letter case at the least', () => {
    expect(some('U9TRH6Y2', 'K3LM9PQ2', 'code_1')).toBeNull();
    expect(some('U9TRH6Y2', 'K3LM9PQ21', 'A7QXK2MM3P5')).not.toBeNull();
  });

  it('takes no year for what all codes begin with', () => {
    for (const start of ['2611', 'IP10-']) {
      const codes = ['K3LM', 'PQ2X', 'MM3P'].map((rest) => start + rest);
      expect(learnShape(codes)).toMatchObject({ kinds: [{ prefix: '' }] });
    }
  });

  it('goes by length and letters where dashes stand anywhere', () => {
    const random = learnShape(['JMqm7kNPZxp-', '-4wq_T7kNPZx', 'aB3xK9-mQ2zL', 'V1StGXR8_Z5j']);
    expect(random).toMatchObject({ kinds: [{ layouts: null }] });
    expect(random && fits(random, 'Zq-7mK-9pR2x')).toBe(true);
    expect(random && fits(random, 'Zq-7mK')).toBe(false);
  });
});

describe('with a learnt shape', () => {
  const known = learnShape(serials);

  it('what fits is sure and what does not is doubted', () => {
    expect(findCodes('take CD42-X42Z or U9TRH6Y2, code: K3LM9PQ2', known)).toEqual([
      { code: 'CD42-X42Z', certainty: 'sure', reason: 'known-shape' },
      { code: 'U9TRH6Y2', certainty: 'maybe', reason: 'looks-like-code' },
      { code: 'K3LM9PQ2', certainty: 'maybe', reason: 'labelled' },
    ]);
  });

  const dashed = some('JMqm7kNPZxp-', '-4wq_T7kNPZx', 'aB3xK9-mQ2zL', 'V1StGXR8_Z5j');
  it.each([
    'JMqm7kNPZxpX-',
    'x/aB3xK9-mQ2zL.txt',
    'https://x.example/aB3xK9-mQ2zL',
    'me@aB3xK9-mQ2zL.com',
  ])('a piece of something longer is never sure: %s', (text) => {
    const found = findCodes(`take ${text} now`, dashed);
    expect(found.filter(({ certainty }) => certainty === 'sure')).toEqual([]);
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
    expect(findCodes('take JMqm7kNPZxp- now', dashed)[0]?.code).toBe('JMqm7kNPZxp-');
    expect(findCodes('-CD42-X42Z', known)[0]?.code).toBe('CD42-X42Z');
  });

  it('an ordinary word is never sure in prose', () => {
    const words = learnShape(['abcdefgh', 'bcdefghi', 'cdefghij', 'defghijk', 'efghijkl']);
    const [candidate] = findCodes('we stand together', words);
    expect(candidate).toMatchObject({ code: 'together', certainty: 'maybe' });
  });
});
