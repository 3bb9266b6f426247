import { isLongAgo } from '@/utils/clock';
import type { Head, ListName, Round, Sync } from '@/utils/database/records';
import type { Failure } from '@/utils/share-codes/failure';
import type { CodePage } from '../api/client';
import { whatIsAfter } from '../api/has-next';
import { retryTime } from '../operations/pauses';
import { afterHead, afterRound, beginningOf, itemsOf, type Met } from './cut-off';

/*
 * What comes next in the reading of one whole list. Pure.
 *
 * The first round reads all codes, newest first. Later each start reads the new ones, then a round goes through those
 * that are still unused: used ones never change again. Once a day a round through all mends whatever was overlooked.
 */

const MINUTE = 60_000;
const ALL_EVERY = 24 * 60 * MINUTE;
const UNUSED_EVERY = 10 * MINUTE;

/** While nobody knows which number means unused, all codes are read again; so many more, and so much later. */
const MANY = 1000;

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
  const isReadAnew = sync.completeAt === null; // and goes on where it was
  return isReadAnew ? sync : { ...sync, round: null, completeAt: null, unusedAt: null };
}

/**
 * The person looks at the list: the new codes first, then whatever round is due.
 * @param isPaused the server has asked for a pause, which is not over
 */
export function asked(sync: Sync, unused: number | null, now: number, isPaused = false): Sync {
  const due = sync.round ?? dueRound(sync, unused, now);
  const isNew = due?.kind === 'all' && due.page === 1;
  const head = isNew ? null : newHead(sync.head?.since ?? null);
  const round = isNew ? inPlaceOf(sync.head, due) : due;
  if (isPaused) return { ...sync, head, round };
  return { ...sync, head, round, dueAt: now, failure: null, tries: 0 };
}

function dueRound(sync: Sync, unused: number | null, now: number): Round | null {
  const { completeAt, unusedAt } = sync;
  if (completeAt === null || isLongAgo(completeAt, ALL_EVERY, now))
    return newRound('all', null, now);
  if (sync.name === 'used') return null; // used codes never change again
  const isOlder = (ms: number) =>
    isLongAgo(completeAt, ms, now) && (unusedAt === null || isLongAgo(unusedAt, ms, now));
  if (unused !== null) return isOlder(UNUSED_EVERY) ? newRound('unused', unused, now) : null;
  const size = 1 + (sync.totalItems ?? 0) / MANY;
  return isOlder(UNUSED_EVERY * size) ? newRound('all', null, now) : null;
}

export function newRound(kind: Round['kind'], status: number | null, at: number): Round {
  return { kind, status, page: 1, ended: false, at, since: null, before: null, read: 0, size: 0 };
}

/** What the head has read does not reach back to what was stored before. */
function inPlaceOf(head: Head | null, round: Round): Round {
  const sinces = [head?.since, round.since].filter((since) => since != null);
  return { ...round, since: sinces.length > 0 ? Math.min(...sinces) : null };
}

const newHead = (since: number | null): Head => ({ page: 1, since, before: null });

/** @param number the number of the block in which this page is stored */
export function headRead(
  sync: Sync,
  head: Head,
  page: CodePage,
  met: Met,
  number: number,
  now: number,
): Sync {
  if (sync.head?.page !== head.page) return sync; // asked again meanwhile: it begins anew
  const read = { ...answeredNow(sync, page, now), totalItems: page.totalItems ?? sync.totalItems };
  if (!isNewestFirst(page, sync.name))
    // new codes may be anywhere
    return {
      ...read,
      head: null,
      round: inPlaceOf(head, sync.round ?? newRound('all', null, now)),
    };
  if (met.known || isEnd(page, { ...head, size: 0 })) return { ...read, head: null };
  const { idle, cutOff } = afterHead(head, met);
  if (cutOff) return { ...read, head: null, cutOff };
  const next = { page: head.page + 1, since: head.since ?? number, before: firstOf(page), idle };
  return { ...read, head: next };
}

/** @param number the number of the block in which this page is stored */
export function roundRead(
  sync: Sync,
  round: Round,
  page: CodePage,
  met: Met,
  number: number,
  now: number,
): Sync {
  const { size, read, moved, idle, cutOff } = afterRound(round, page, met);
  const back = Math.max(0, moved);
  const isLast = back === 0 && isEnd(page, { ...round, before: round.before?.first ?? null });
  const next: Round = {
    ...round,
    since: round.since ?? number,
    from: beginningOf(round) ?? number,
    ended: isLast || cutOff !== null,
    size,
    page: back === 0 ? round.page + 1 : Math.max(1, round.page - back),
    before: { first: firstOf(page), totalItems: page.totalItems },
    read,
    idle,
    ...(cutOff && !isLast && { cutOff }),
  };
  const answered = answeredNow(sync, page, now);
  if (round.kind === 'unused') return { ...answered, round: next };
  const isSamePage = round.before !== null && round.before.first === firstOf(page);
  const before = round.page === 1 ? 0 : sync.unreadable;
  const unreadable = before + (isSamePage ? 0 : page.unreadable);
  return { ...answered, unreadable, totalItems: page.totalItems, round: next };
}

/** The first round through many codes takes long: those that were made meanwhile come next. */
export function completed(sync: Sync, round: Round): Sync {
  if (round.kind === 'unused') return { ...sync, round: null, unusedAt: round.at };
  const tookLong = sync.completeAt === null && round.page > 2; // the next page, had there been one
  const head = tookLong ? newHead(null) : sync.head;
  const { cutOff: _, ...rest } = sync;
  const { cutOff } = round;
  return { ...rest, round: null, completeAt: round.at, head, ...(cutOff && { cutOff }) };
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
  const most = Math.max(sync.unreadable, unreadable); // fewer on one page says nothing of the others
  return { ...sync, unreadable: most, readAt: now, failure: null, tries: 0, dueAt: now };
}

function isEnd(page: CodePage, at: Pick<Head, 'page' | 'before'> & { size: number }): boolean {
  const items = itemsOf(page);
  const rows = (at.page - 1) * Math.max(at.size, items) + items;
  const isRepeated = at.before !== null && at.before === firstOf(page);
  return whatIsAfter(page, { page: at.page, rows, isRepeated }) !== 'next';
}

const firstOf = ({ codes }: CodePage): string | null => codes[0]?.code ?? null;

function isNewestFirst({ codes }: CodePage, name: ListName): boolean {
  const time = name === 'shared' ? 'createdAt' : 'usedAt';
  return codes.every((code, index) => {
    const next = codes[index + 1];
    return !next || (code[time] ?? 0) >= (next[time] ?? 0);
  });
}
