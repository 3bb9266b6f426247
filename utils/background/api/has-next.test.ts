import { expect, it } from 'vitest';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import { type After, Pages, whatIsAfter } from './has-next';

/** [rows on the page, total_items, total_pages, number of the page, rows so far, after it] */
const PAGES: [string, number, number | null, number | null, number, number, After][] = [
  ['all in one page', 50, 50, 1, 1, 50, 'whole'],
  ['pages counted for the limit that was asked for', 30, 50, 1, 1, 30, 'next'],
  ['the last of them, though it has few rows', 20, 50, 1, 2, 50, 'whole'],
  ['pages counted for a smaller limit', 50, 50, 2, 1, 50, 'next'],
  ['no pages counted', 30, 50, null, 1, 30, 'next'],
  ['no pages counted, the last', 20, 50, null, 2, 50, 'whole'],
  ['only pages counted', 30, null, 2, 1, 30, 'next'],
  ['only pages counted, the last', 20, null, 2, 2, 50, 'whole'],
  ['items counted of the page alone', 30, 30, 2, 1, 30, 'next'],
  ['nothing told', 30, null, null, 1, 30, 'next'],
  ['nothing told, behind the last', 0, null, null, 2, 30, 'whole'],
  ['an empty list', 0, 0, 0, 1, 0, 'whole'],
  ['an empty list without a count', 0, null, null, 1, 0, 'whole'],
  ['nothing where there should be more', 0, 50, 2, 2, 30, 'cut-off'],
  ['nothing where there should be more pages', 0, null, 9, 2, 30, 'cut-off'],
  ['nothing where pages were counted for a smaller limit', 0, 50, 9, 2, 50, 'whole'],
  ['more than was counted', 30, 50, 2, 2, 60, 'whole'],
];

it.each(PAGES)('%s', (_, onPage, totalItems, totalPages, page, rows, after) => {
  const reading = { page, rows, isRepeated: false };
  expect(whatIsAfter(pageOf(onPage, totalItems, totalPages), reading)).toBe(after);
  const unread = { ...pageOf(0, totalItems, totalPages), unreadable: onPage };
  expect(whatIsAfter(unread, reading)).toBe(after);
});

it.each<[string, number | null, number | null, number, After]>([
  ['with more counted', 50, 2, 30, 'cut-off'],
  ['with all there by their number', 30, 1, 30, 'whole'],
  ['with pages counted alone', null, 9, 30, 'cut-off'],
  ['with nothing told', null, null, 30, 'cut-off'],
])('ends at the same page again, %s', (_, totalItems, totalPages, rows, after) => {
  const reading = { page: 2, rows, isRepeated: true };
  expect(whatIsAfter(pageOf(30, totalItems, totalPages), reading)).toBe(after);
});

/** A server with so many codes that gives so many a page, and counts pages of another size, or none. */
it.each([0, 1, 29, 30, 31, 50, 99, 100, 250])(
  'of %d codes all are read that the server gives',
  (all) => {
    for (const most of [1, 30, 100])
      for (const counted of [null, 30, 100])
        for (const totalItems of [null, all])
          for (const ignoresPage of [false, true]) {
            const totalPages = counted === null ? null : Math.ceil(all / counted);
            const list = new Pages();
            let after: After = 'next';
            let page = 0;
            for (; after === 'next' && page < 999; page++) {
              const from = ignoresPage ? 0 : page * most;
              after = list.add(pageOf(Math.min(most, all - from), totalItems, totalPages, from));
            }
            expect(page).toBeLessThanOrEqual(all + 2);
            if (totalItems !== null) expect(after === 'whole').toBe(list.codes.size === all);
            if (totalItems !== null && !ignoresPage) expect(list.codes.size).toBe(all);
            if (totalItems === null && counted === null && !ignoresPage)
              expect(after).toBe('whole');
          }
  },
);

it('what was counted holds where the page behind the last tells of none, or of nothing', () => {
  for (const totalItems of [0, null]) {
    const list = new Pages();
    expect(list.add(pageOf(30, 50, 1))).toBe('next');
    expect(list.add(pageOf(0, totalItems, null))).toBe('cut-off');
  }
});

it('rows that cannot be read are counted once', () => {
  const list = new Pages();
  expect(list.add({ ...pageOf(28, 60, 2), unreadable: 2 })).toBe('next');
  expect(list.add({ ...pageOf(28, 60, 2), unreadable: 2 })).toBe('cut-off');
});

function pageOf(onPage: number, totalItems: number | null, totalPages: number | null, from = 0) {
  const length = Math.max(0, onPage);
  const codes = Array.from({ length }, (_, at) => newShareCode(`A${from + at}`));
  return { codes, unreadable: 0, totalItems, totalPages };
}
