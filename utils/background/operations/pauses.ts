import type { Failure, Result } from '@/utils/share-codes/failure';
import type { Operation } from '@/utils/share-codes/operation';
import type { Untold } from '../accounts/client';

const SECOND = 1000;

/** Between tries after failures in a row, ms. The last one stays. */
const PAUSES = [2, 5, 15, 30, 60, 300].map((seconds) => seconds * SECOND);

/** No server is waited for longer, ms. */
const LONGEST = 24 * 3600 * SECOND;

/** When to go on after a failure (ms since 1970): when the server says, or after a growing pause. */
export function retryTime(failure: Failure, tries: number, now: number): number {
  const told = failure.cause === 'rate-limited' ? (failure.retryAt ?? 0) : 0;
  if (told > now) return Math.min(told, now + LONGEST); // "at once" is not taken at its word: it would be a storm
  return now + pauseAfter(Math.max(1, tries));
}

/** What stands for tries where they are not counted: the next pause is longer than the one before it, ms. */
export function triesAfter(pause: number): number {
  return 1 + PAUSES.filter((each) => each <= pause).length;
}

/** @param tries failures in a row, 1 for the first */
export function pauseAfter(tries: number): number {
  return PAUSES[Math.min(tries, PAUSES.length) - 1] ?? 0;
}

/** When an operation goes on after a failure that changed nothing: with a working key, unlocked, or after a while. */
export function whenAfter(failure: Failure, tries: number): Pick<Operation, 'hold' | 'dueAt'> {
  if (failure.cause === 'locked') return { hold: 'locked', dueAt: null };
  const keyIsAtFault = ['bad-key', 'forbidden', 'no-key'].includes(failure.cause);
  return keyIsAtFault
    ? { hold: 'key', dueAt: null }
    : { hold: null, dueAt: retryTime(failure, tries, Date.now()) };
}

/** After so many tries the pause is one minute. */
const MOST_TRIES_TO_LOOK = 5;

/** When to look again after a look that failed. A server that can be reached again is soon asked: codes are being checked. */
export const whenToLook: typeof whenAfter = (failure, tries) =>
  whenAfter(failure, Math.min(tries, MOST_TRIES_TO_LOOK));

/** A server without such a list, or that does not show it to this key, must not stop the operation itself. */
export const isWorthWaiting = ({ failure: { cause }, isClosed }: Untold): boolean =>
  !isClosed && !NO_LIST.includes(cause);

const NO_LIST: readonly Failure['cause'][] = [
  'refused',
  'not-this-api',
  'refused-on-the-way',
  'too-large',
  'endless',
];

/** Whether one of these reads has reached the server, be it for a no. `null`: it has not answered in time. */
export const isReachable = (...reads: (Result<unknown> | null)[]): boolean =>
  reads.some(
    (read) => read !== null && (read.ok || !isWorthWaiting(read) || isAnswer(read.failure)),
  );

/** Any other 5xx is of a gateway that cannot reach the server. */
const isAnswer = (failure: Failure): boolean =>
  failure.cause === 'rate-limited' || (failure.cause === 'server-error' && failure.status === 500);
