import { endOf, isLongAgo } from '@/utils/clock';
import type { Operation } from '@/utils/share-codes/operation';
import { OPENED_AT } from './state';

/*
 * When the ends of operations came on this window's screen. For a moment after that, a press still means the operation
 * that it saw running.
 */

/** How long that moment is, ms. */
const SAME_PRESS_MS = 600;

/** An operation that ended so long (ms) before this window was opened is past: nobody who presses here has seen it run. */
const LONG_BEFORE_MS = 3000;

/** ms since 1970; later than any time: about to be painted. */
const shownAt = new Map<string, number>();

/**
 * Notes that an operation has ended, as shown once that is painted. A page that nobody sees is not painted.
 * @param shownBefore when a page that was open before has shown it, ms since 1970
 */
export function noteEnd(
  { id, settledAt }: Pick<Operation, 'id' | 'settledAt'>,
  onShown: (at: number) => void = () => {},
  shownBefore: number | null = null,
): void {
  if (shownAt.has(id)) return;
  const note = (at: number) => {
    shownAt.set(id, at);
    endOfMoment(id, at); // measured from here on
    onShown(at);
  };
  shownAt.set(id, Number.POSITIVE_INFINITY);
  const past = shownBefore ?? longPast(settledAt);
  if (past === null) whenPainted(() => note(Date.now()));
  else note(past);
}

const longPast = (settledAt: number | null): number | null =>
  settledAt !== null && isLongAgo(settledAt, LONG_BEFORE_MS, OPENED_AT) ? settledAt : null;

export const endShownAt = (id: string): number | null => shownAt.get(id) ?? null;

/** Whether its end has been on the screen for a moment, so that the next press is a new wish. */
export const isOver = (id: string): boolean => isMomentOver(id, endShownAt(id));

/** @param at when the end was shown, `null` where it was not */
export const isMomentOver = (id: string, at: number | null): boolean =>
  at !== null && endOfMoment(id, at) <= performance.now();

/** When that moment is over, by `performance.now()`. */
export const endOfMoment = (id: string, at: number): number =>
  Number.isFinite(at) ? endOf(`end/${id}`, at + SAME_PRESS_MS, SAME_PRESS_MS) : at;

function whenPainted(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
