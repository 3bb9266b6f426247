import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SORTS } from '@/utils/share-codes/filter';
import { addressOf, keyOf, readView, SIZES, type View, viewAt } from './view';

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
  test('is one of two, whatever is to be seen, and opens the list that it names', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(['', '#tab=used']).toContain(addressOf(view));
        expect(viewAt(addressOf(view)).tab).toBe(view.tab);
      }),
    );
  });

  test('opens the plain page, whatever stands in it', () => {
    const plain = viewAt('');
    expect(viewAt('#keyword=ann&email=ann%40customer.example&status=used&sort=code')).toEqual(
      plain,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hash) => {
        expect({ ...viewAt(hash), tab: 'shared' }).toEqual(plain);
      }),
    );
  });
});

describe('a view that was kept', () => {
  test('is read as it was', () => {
    fc.assert(
      fc.property(views, (view) => {
        const read = readView(structuredClone(view));
        expect(read).toEqual(view);
        expect(read && keyOf(read)).toBe(keyOf({ ...viewAt(''), ...view }));
      }),
    );
  });

  test('may be damaged: what it does not say rightly is as usual', () => {
    const wrong = {
      tab: 'x',
      kind: '3',
      enterprise: 2,
      sort: 'id',
      order: 'up',
      size: 7,
      page: -1,
    };
    expect(readView({ ...wrong, keyword: null, email: [], status: 1 })).toEqual(viewAt(''));
    expect(readView('text')).toBeUndefined();
  });
});
