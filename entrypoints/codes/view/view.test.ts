import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SORTS } from '@/utils/share-codes/filter';
import { parseView, SIZES, toHash, type View } from './view';

const views: fc.Arbitrary<View> = fc.record({
  tab: fc.constantFrom('shared', 'used'),
  keyword: fc.string({ unit: 'binary' }),
  email: fc.string(),
  status: fc.constantFrom('', 'used', 'unused', '0', '7', '-1'),
  kind: fc.constantFrom('', '1', '2'),
  enterprise: fc.constantFrom('', '0', '1'),
  sort: fc.constantFrom(...SORTS),
  order: fc.constantFrom('asc', 'desc'),
  size: fc.constantFrom(...SIZES),
  page: fc.integer({ min: 1 }),
});

describe('the address', () => {
  test('keeps all that is to be seen', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(parseView(`#${toHash(view)}`)).toEqual(view);
      }),
    );
  });

  test('is empty for what is seen at first', () => {
    expect(toHash(parseView(''))).toBe('');
  });

  test('may be anything: what it does not say rightly is as usual', () => {
    const usual = parseView('');
    expect(parseView('#tab=x&kind=3&enterprise=2&sort=id&order=up&size=7&page=-1')).toEqual(usual);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hash) => {
        const view = parseView(hash);
        expect(parseView(toHash(view))).toEqual(view);
      }),
    );
  });
});
