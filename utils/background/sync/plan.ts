import type { ListName, Round, Sync } from '@/utils/database/records';
import type { Failure } from '@/utils/share-codes/failure';
import type { CodePage } from '../api/client';
import { retryTime } from '../operations/pauses';

/*
 * What comes next in the reading of one whole list. Pure.
 *
 * The first round reads all codes, newest first. Later each start reads the new ones, then a round goes through those
 * that are still unused: used ones never change again. Once a day a round through all mends whatever was overlooked.
 */

const MINUTE = 60_000;
const ALL_EVERY = 24 * 60 * MINUTE;
const UNUSED_EVERY = 10 * MINUTE;

/** Failures in a row after which it waits until it is asked again. */
const MOST_TRIES = 12;

export function newSync(accountId: string, name: ListName): Sync {
  return {
    accountId,
    name,
    head: null,
    round: null,
    completeAt: null,
    unusedAt: null,
    totalItems: null,
    unreadable: 0,
    readAt: null,
    dueAt: null,
    failure: null,
    tries: 0,
    layout: 0,
  };
}

/** Some of what was stored is damaged: it counts as not read yet, so that all is read once more. */
export function lost(sync: Sync): Sync {
  return { ...sync, round: null, completeAt: null, unusedAt: null };
}

/** The person looks at the list: the new codes first, then whatever round is due. */
export function asked(sync: Sync, unused: number | null, now: number): Sync {
  const round = sync.round ?? dueRound(sync, unused, now);
  const head = round?.kind === 'all' && round.page === 1 ? null : 1;
  // A server that has asked for a pause gets it.
  if (sync.failure?.cause === 'rate-limited' && (sync.dueAt ?? 0) > now)
    return { ...sync, head, round };
  return { ...sync, head, round, dueAt: now, failure: null, tries: 0 };
}

function dueRound(sync: Sync, unused: number | null, now: number): Round | null {
  const { completeAt, unusedAt } = sync;
  if (completeAt === null || now - completeAt >= ALL_EVERY) return newRound('all', null, now);
  const isDue = now - Math.max(completeAt, unusedAt ?? 0) >= UNUSED_EVERY;
  return isDue && sync.name === 'shared' && unused !== null
    ? newRound('unused', unused, now)
    : null;
}

export function newRound(kind: Round['kind'], status: number | null, at: number): Round {
  return { kind, status, page: 1, ended: false, at, since: null, before: null, read: 0 };
}

/** @param known whether a code of the page is stored already, so that no new ones come behind it */
export function headRead(
  sync: Sync,
  number: number,
  page: CodePage,
  known: boolean,
  now: number,
): Sync {
  if (sync.head !== number) return sync; // asked again meanwhile: it begins anew
  const read = { ...answeredNow(sync, page, now), totalItems: page.totalItems ?? sync.totalItems };
  if (!isNewestFirst(page, sync.name))
    // new codes may be anywhere
    return { ...read, head: null, round: sync.round ?? newRound('all', null, now) };
  return { ...read, head: known || isEnd(page, number, null) ? null : number + 1 };
}

/** @param number the number of the block in which this page is stored */
export function roundRead(
  sync: Sync,
  round: Round,
  page: CodePage,
  number: number,
  now: number,
): Sync {
  const back = pagesBack(round, page);
  const next: Round = {
    ...round,
    since: round.since ?? number,
    ended: back === 0 && isEnd(page, round.page, round.before?.first ?? null),
    page: back === 0 ? round.page + 1 : Math.max(1, round.page - back),
    before: { first: firstOf(page), totalItems: page.totalItems },
    read: round.read + page.codes.length,
  };
  const totalItems = round.kind === 'all' ? page.totalItems : sync.totalItems;
  return { ...answeredNow(sync, page, now), totalItems, round: next };
}

/** Codes that went since the page before have drawn others forward, past where it looked: as many pages are read again. */
function pagesBack({ before }: Round, { totalItems, codes, unreadable }: CodePage): number {
  if (before?.totalItems == null || totalItems === null) return 0;
  const gone = Math.max(0, before.totalItems - totalItems);
  return Math.ceil(gone / Math.max(1, codes.length + unreadable));
}

export function completed(sync: Sync, round: Round): Sync {
  return round.kind === 'all'
    ? { ...sync, round: null, completeAt: round.at }
    : { ...sync, round: null, unusedAt: round.at };
}

/** Goes on by itself after what passes by itself; anything else waits for the person. */
export function failed(sync: Sync, failure: Failure, now: number): Sync {
  const tries = sync.tries + 1;
  const passes = ['rate-limited', 'server-error', 'unreachable', 'timed-out'];
  const goesOn = passes.includes(failure.cause) && tries < MOST_TRIES;
  return { ...sync, failure, tries, dueAt: goesOn ? retryTime(failure, tries, now) : null };
}

export const isAtRest = ({ head, round }: Sync): boolean => head === null && round === null;

function answeredNow(sync: Sync, { unreadable }: CodePage, now: number): Sync {
  return { ...sync, unreadable, readAt: now, failure: null, tries: 0, dueAt: now };
}

/** By what the server tells; where it tells nothing, a page that is empty or the same as before. */
function isEnd(page: CodePage, number: number, before: string | null): boolean {
  const items = page.codes.length + page.unreadable;
  if (items === 0 || (before !== null && before === firstOf(page))) return true;
  if (page.totalPages !== null) return number >= page.totalPages;
  return page.totalItems !== null && number * items >= page.totalItems;
}

const firstOf = ({ codes }: CodePage): string | null => codes[0]?.code ?? null;

function isNewestFirst({ codes }: CodePage, name: ListName): boolean {
  const time = name === 'shared' ? 'createdAt' : 'usedAt';
  return codes.every((code, index) => {
    const next = codes[index + 1];
    return !next || (code[time] ?? 0) >= (next[time] ?? 0);
  });
}
