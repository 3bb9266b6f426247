import { isLongAgo } from '@/utils/clock';
import type { GenerateOperation, Span } from '@/utils/share-codes/operation';
import { untilNextLook } from '@/utils/share-codes/patience';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { wasRefused } from '@/utils/share-codes/told';
import { isWithin, type Offset, QUARTER, spanByOurClock, spanOf } from './made-when';

/*
 * Whether a code was made at a time at which the request of a generate may have made it. Pure.
 */

export type Time =
  /** While the request was out. */
  | 'in'
  /** Just after that: a request that a browser has doubled is acted on beside the one that was answered. */
  | 'beside'
  /** So late as a request may be acted on that had no answer; or just before it left, by another clock or without seconds. */
  | 'later'
  /** Before that, or much later. */
  | 'other'
  /** The list tells too little, or another clock may have dated it so. */
  | 'unknown';

const AROUND = 60_000;
const BESIDE = 10_000;
const SOON = 10 * 60_000;
const LATER = 60 * 60_000;
const HOUR = 60 * 60_000;
/** What was made so much earlier or later is of another day, whatever clock tells it, ms. */
const SOME_DAY = 38 * HOUR;
/** So far may clocks of one zone be apart, and so exactly do those of two tell the time, ms. */
const APART = 5 * 60_000;
const EXACT = 2 * 60_000;

export function timeOf(operation: GenerateOperation, code: ShareCode, offset: Offset): Time {
  const { createdAt } = code;
  if (createdAt === null) return 'unknown';
  const span = spanOf(operation, offset.span);
  const likely = span ?? spanByOurClock(operation);
  if (likely === null) return 'unknown';
  const isUpTo = (more: number, before = 0) =>
    isWithin(createdAt, { from: likely.from - before, to: likely.to + more });
  if (span !== null && isUpTo(0)) return 'in';
  if (isUpTo(BESIDE)) return 'beside';
  // Any other time may be that of a code which was there before, on a page that was not read.
  if (!offset.isLearnt && operation.baseline?.partial) return 'other';
  if (span === null && !isOfAnotherDay({ createdAt }, operation)) return 'unknown';
  const mayBeByAnother = () =>
    isNew(operation, code) || isByAnotherClock(createdAt, likely, lateBy(operation, code));
  if (!offset.isLearnt && mayBeByAnother()) return 'unknown';
  if (isUpTo(latest(operation), AROUND)) return 'later';
  const isByHeader = isWithin(createdAt, spanOf(operation, SAME) ?? likely);
  return offset.isLearnt && (isByHeader || isAnHourOff(createdAt, likely)) ? 'unknown' : 'other';
}

/** A cache on the way may tell another clock than the answers by which the offset was learnt. */
const SAME: Span = { from: 0, to: 0 };

/** Whether summer time has begun or ended since the clock of the codes was learnt. */
const isAnHourOff = (time: number, span: Span): boolean =>
  isWithin(time - HOUR, span) || isWithin(time + HOUR, span);

/** Whether it has come while the request was looked for, newer than all before: any clock may be set so wrong. */
function isNew(operation: GenerateOperation, { code, createdAt }: ShareCode): boolean {
  const { state, baseline, possible, hadAnswer } = operation;
  if (state === 'possible') return possible.some((other) => other.code === code);
  const isLookedFor =
    state === 'unconfirmed' && !hadAnswer && !isOfAnotherDay({ createdAt }, operation);
  return isLookedFor && (createdAt ?? 0) > (baseline?.newestCreatedAt ?? Number.POSITIVE_INFINITY);
}

/** Whether a clock that is minutes apart, or of another zone, may have told a time of that span so. */
function isByAnotherClock(time: number, { from, to }: Span, late: number): boolean {
  const ahead = time < from ? time - from : Math.max(0, time - to);
  const zone = Math.floor((ahead + EXACT) / QUARTER) * QUARTER;
  if (Math.abs(zone) < HOUR) return Math.abs(ahead) <= APART;
  return ahead - zone <= EXACT + late && Math.abs(ahead) <= SOME_DAY;
}

/** How late a request may have been acted on: one that had no answer, and of which nothing of another time shows. */
function lateBy(operation: GenerateOperation, code: ShareCode): number {
  const { state, possible } = operation;
  const isOpen = state === 'unclear' || (state === 'possible' && isOfTheirTime(code, possible));
  return isOpen && !operation.hadAnswer && !wasRefused(operation) ? SOON : 0;
}

/** Whether it was made minutes after the first of these: some were somebody else's then. */
function isOfTheirTime({ createdAt }: ShareCode, offered: readonly ShareCode[]): boolean {
  const first = Math.min(...offered.flatMap((other) => other.createdAt ?? []));
  return createdAt !== null && isWithin(createdAt, { from: first, to: first + SOON });
}

/** Others spend as much, too: after an answer less is put down to it. */
function latest(operation: GenerateOperation): number {
  if (operation.hadAnswer) return AROUND;
  return wasRefused(operation) ? SOON : LATER;
}

/** Whether a code was made days before the request, or after it. */
export const isOfAnotherDay = (
  { createdAt }: Pick<ShareCode, 'createdAt'>,
  { sentAt }: GenerateOperation,
): boolean => createdAt !== null && sentAt !== null && Math.abs(createdAt - sentAt) > SOME_DAY;

/**
 * When a code must have been made to be possibly this operation's. Once an answered one has been looked for long enough, it
 * has to be proven that it was made then: others go on making codes alike.
 * @param isPaid the balance tells that the request was acted on, in spite of a no
 */
export function possibleTimes(operation: GenerateOperation, isPaid: boolean): readonly Time[] {
  const { state } = operation;
  const isOver = isSearchOver(operation) || state === 'done';
  if (isOver && !(state === 'refused' && isPaid)) return PROVEN;
  return state === 'answered' ? [...PROVEN, 'unknown'] : [...PROVEN, 'later', 'unknown'];
}

const PROVEN: readonly Time[] = ['in', 'beside'];

/** Whether a code is known to have been made while the request was out, or beside that. */
export const isProvenTime = (time: Time): boolean => PROVEN.includes(time);

/** It has had an answer, and the list was read for as long as something new may take to show there. */
export const isSearchOver = ({ state, hadAnswer, patience }: GenerateOperation): boolean =>
  (state === 'done' || state === 'refused' || (state === 'possible' && hadAnswer === true)) &&
  patience !== undefined &&
  untilNextLook(patience) === null;

/** Whether its request may just have been acted on, in spite of its answer. */
export const mayBeActedOn = ({ sentAt }: GenerateOperation, now: number): boolean =>
  sentAt !== null && !isLongAgo(sentAt, SOON, now);
