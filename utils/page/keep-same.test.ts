import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepSame } from './keep-same';

it('says what was read, whatever was there before', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, now) => {
      expect(keepSame(before, now)).toStrictEqual(now);
    }),
  );
});

it('is the very same where nothing has changed', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (before) => {
      expect(keepSame(before, structuredClone(before))).toBe(before);
    }),
  );
});

it('keeps the parts that have not changed', () => {
  const before = { codes: [{ code: 'A1' }, { code: 'B2' }], at: 1 };
  const now = keepSame(before, { codes: [{ code: 'A1' }, { code: 'C3' }], at: 1 });
  expect(now).toEqual({ codes: [{ code: 'A1' }, { code: 'C3' }], at: 1 });
  expect(now.codes[0]).toBe(before.codes[0]);
});

it.each([
  [{ a: undefined }, { b: undefined }],
  [[], {}],
  [{ 0: 'a' }, ['a']],
  [['a'], ['a', undefined]],
  [null, {}],
])('takes %j and %j for different', (before, now) =>
  expect(keepSame(before, now)).toStrictEqual(now),
);
