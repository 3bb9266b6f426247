import { describe, expect, it } from 'vitest';
import type { Round } from '@/utils/database/records';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import type { CodePage } from '../api/client';
import type { Met } from './cut-off';
import {
  asked,
  completed,
  failed,
  headRead,
  isAtRest,
  lost,
  newRound,
  newSync,
  roundRead,
} from './plan';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const fresh = newSync('a', 'shared');
const complete = { ...fresh, completeAt: NOW };

function page(names: string, totals: Partial<CodePage> = {}): CodePage {
  const codes = names.split(' ').map((code, at) => newShareCode(code, { createdAt: 100 - at }));
  return { codes, totalItems: null, totalPages: null, unreadable: 0, ...totals };
}

const met = (told: Partial<Met> = {}): Met => ({ known: false, isNew: true, count: 2, ...told });

describe('a start', () => {
  it('begins with all codes, where they are not here yet', () => {
    expect(asked(fresh, 1, NOW)).toMatchObject({ head: null, round: { kind: 'all', page: 1 } });
  });
  it('goes on where it was, the newest first', () => {
    const before = { ...fresh, round: { ...newRound('all', null, NOW), page: 7 } };
    expect(asked(before, 1, NOW)).toMatchObject({ head: { page: 1 }, round: { page: 7 } });
  });
  it.each([
    [0, 1, undefined],
    [HOUR, 1, 'unused'],
    [60_000, null, undefined],
    [HOUR, null, 'all'],
    [25 * HOUR, 1, 'all'],
    [-8 * HOUR, 1, 'all'], // the clock was ahead then
  ])('%d ms after the last round, with the number %s for unused: %s', (later, unused, kind) => {
    const sync = asked(complete, unused, NOW + later);
    expect(sync.round?.kind).toBe(kind);
    expect(isAtRest(sync)).toBe(false);
  });
});

it('a start leaves a server the pause it has asked for', () => {
  const told = { notActed: true, status: 429, words: [] };
  const busy = { cause: 'rate-limited', retryAt: NOW + HOUR, ...told } as const;
  const stopped = failed({ ...fresh, round: newRound('all', null, NOW) }, busy, NOW);
  expect(asked(stopped, null, NOW + 1000, true).dueAt).toBe(NOW + HOUR);
  expect(asked(stopped, null, NOW + 2 * HOUR).dueAt).toBe(NOW + 2 * HOUR);
});

it('what is damaged is read anew, and a reading that does so is not begun again and again', () => {
  const anew = asked(lost(complete), null, NOW);
  expect(anew).toMatchObject({ completeAt: null, round: { kind: 'all', page: 1 } });
  const later = { ...anew, round: { ...newRound('all', null, NOW), page: 7 } };
  expect(asked(lost(later), null, NOW).round?.page).toBe(7);
});

describe('the newest codes', () => {
  const head = { page: 1, since: null, before: null };
  const start = { ...complete, head };
  it.each([
    ['a known code', page('c b', { totalPages: 9 }), true],
    ['the end', page('c b', { totalPages: 1 }), false],
    ['an empty page', { ...page('x'), codes: [] }, false],
  ])('end at %s', (_what, read, known) => {
    expect(headRead(start, head, read, met({ known }), 5, NOW)).toMatchObject({
      head: null,
      round: null,
    });
  });
  it('are read on while all are new', () => {
    const read = headRead(start, head, page('c b', { totalPages: 9 }), met(), 5, NOW);
    expect(read.head).toEqual({ page: 2, since: 5, before: 'c', idle: 0 });
    const again = asked(read, null, NOW).head;
    expect(again).toEqual({ page: 1, since: 5, before: null });
  });
  it('end where a server gives the same page again', () => {
    const second = { page: 2, since: 5, before: 'c' };
    const read = headRead({ ...start, head: second }, second, page('c b'), met(), 6, NOW);
    expect(read.head).toBeNull();
  });
  it('may be anywhere in a list that is not sorted', () => {
    const read = page('a b');
    const mixed = { ...read, codes: read.codes.toReversed() };
    expect(headRead(start, head, mixed, met({ known: true }), 5, NOW).round?.kind).toBe('all');
  });
});

describe('a round', () => {
  const round = newRound('all', null, NOW);
  it.each([
    ['pages', page('a b', { totalPages: 2 }), false],
    ['pages, the last', page('a b', { totalPages: 1 }), true],
    ['items', page('a b', { totalItems: 3 }), false],
    ['items, the last', page('a b', { totalItems: 2 }), true],
    ['pages of another size', page('a b', { totalItems: 7, totalPages: 1 }), false],
    ['nothing told', page('a b'), false],
    ['nothing there', { ...page('a'), codes: [] }, true],
  ])('ends by what the server tells: %s', (_what, read, ended) => {
    expect(roundRead(fresh, round, read, met(), 5, NOW).round).toMatchObject({ ended, since: 5 });
  });
  it('ends with a last page that is shorter than the others', () => {
    const last = { ...round, page: 3, size: 7 };
    const read = page('a b', { totalItems: 16, totalPages: 1 });
    expect(roundRead(fresh, last, read, met(), 5, NOW).round?.ended).toBe(true);
  });
  it('ends where a server gives the same page again', () => {
    const second = { ...round, page: 2, before: { first: 'a', totalItems: null } };
    expect(roundRead(fresh, second, page('a b'), met(), 5, NOW).round?.ended).toBe(true);
  });
  it('goes back for codes that others, going away, have drawn forward', () => {
    const third = { ...round, page: 3, before: { first: 'x', totalItems: 20 } };
    expect(
      roundRead(fresh, third, page('a b', { totalItems: 17 }), met(), 5, NOW).round?.page,
    ).toBe(1);
  });
  it('counts what could not be read on all its pages, and not twice on one that comes again', () => {
    const some = { ...page('a b'), unreadable: 2 };
    const first = roundRead({ ...fresh, round, unreadable: 9 }, round, some, met(), 5, NOW);
    expect(first.unreadable).toBe(2);
    const second = first.round ?? round;
    const other = { ...page('c d'), unreadable: 1 };
    expect(roundRead(first, second, other, met(), 6, NOW).unreadable).toBe(3);
    expect(roundRead(first, second, some, met(), 6, NOW).unreadable).toBe(2);
  });
  it('ends after three pages in a row without a new code, whatever the server counts', () => {
    const without = (times: number, at: Round = round): Round => {
      const read = page(`a${times} b`, { totalItems: 1000 });
      const next = roundRead(fresh, at, read, met({ isNew: false, count: 900 }), 5, NOW).round;
      if (!next) throw new Error('no round');
      return times === 1 ? next : without(times - 1, next);
    };
    expect(without(2)).toMatchObject({ ended: false });
    expect(without(3)).toMatchObject({ ended: true, cutOff: 'nothing-new' });
    expect(completed(fresh, without(3))).toMatchObject({ cutOff: 'nothing-new' });
    expect(completed({ ...fresh, cutOff: 'most' }, round)).not.toHaveProperty('cutOff');
  });
  it('reads on past pages that come again since the list has moved', () => {
    const moved = (totalItems: number) =>
      roundRead(
        fresh,
        { ...round, page: 9, before: { first: 'x', totalItems: 100 } },
        page('a b', { totalItems }),
        met({ isNew: false, count: 90 }),
        5,
        NOW,
      ).round;
    expect(moved(90)).toMatchObject({ ended: false, page: 4, idle: -4 });
    expect(moved(110)).toMatchObject({ ended: false, page: 10, idle: -4 });
  });
  it('ends where a list that seems to move for ever shows nothing new', () => {
    const turning = { ...round, read: 1000, size: 2, before: { first: 'x', totalItems: 50 } };
    const read = roundRead(
      fresh,
      turning,
      page('a b', { totalItems: 40 }),
      met({ isNew: false }),
      5,
      NOW,
    );
    expect(read.round).toMatchObject({ ended: true, cutOff: 'nothing-new' });
  });
  it('ends with as many codes as are read of any list', () => {
    const read = roundRead(fresh, round, page('a b'), met({ count: 250_000 }), 5, NOW);
    expect(read.round).toMatchObject({ ended: true, cutOff: 'most' });
    const head = { page: 1, since: null, before: null };
    const newest = headRead(
      { ...complete, head },
      head,
      page('c b'),
      met({ count: 250_000 }),
      5,
      NOW,
    );
    expect(newest).toMatchObject({ head: null, cutOff: 'most' });
  });
  it('is complete as of its beginning', () => {
    expect(completed(fresh, round)).toMatchObject({ completeAt: NOW, round: null });
  });
  it('is followed by a look for new codes where it was the first, and took more than a page', () => {
    const long = { ...round, page: 3 };
    expect(completed(fresh, long).head).toEqual({ page: 1, since: null, before: null });
    expect(completed(fresh, { ...round, page: 2 }).head).toBeNull();
    expect(completed({ ...fresh, completeAt: 1 }, long).head).toBeNull();
  });
});

describe('a failure', () => {
  const told = { notActed: false, status: null, words: [] };
  it('that passes is waited for, not for ever', () => {
    const down = { cause: 'unreachable', offline: true, ...told } as const;
    expect(failed(fresh, down, NOW).dueAt).toBe(NOW + 2000);
    expect(failed({ ...fresh, tries: 20 }, down, NOW).dueAt).toBeNull();
  });
  it('that does not pass waits for the person', () => {
    expect(failed(fresh, { cause: 'bad-key', ...told }, NOW).dueAt).toBeNull();
  });
});
