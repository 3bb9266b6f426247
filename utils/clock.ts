/*
 * What is stored are instants of the clock that the computer shows, ms since 1970, and that clock may be set. What is
 * waited for is measured by a clock that cannot be (`performance.now()`). It begins with each page and worker, and on
 * some systems it stands still while the computer sleeps: then a wait grows by that sleep.
 */

/** A wait as it is stored. */
export interface Wait {
  /** Its end, ms since 1970. */
  dueAt: number | null;
  /** How long it was when it was stored, ms; absent: a version before this one has stored it. */
  within?: number;
}

/** What the two clocks show, ms. */
export interface Clocks {
  /** Since 1970; may be set at any time. */
  shown: () => number;
  /** Since some instant; only ever goes on. */
  steady: () => number;
}

/** No wait of our own is longer, ms. */
const LONGEST_OWN = 5 * 60_000;

/** Clocks are corrected by some seconds all the time, ms. */
const CORRECTION = 60_000;

/** What is left of a wait, ms. Nothing where far more is left than it was long: the clock was set back since. */
export function timeLeft(dueAt: number, within: number, now: number): number {
  const left = Math.max(0, dueAt - now);
  return left > within + CORRECTION ? 0 : Math.min(left, within);
}

/** Ends of waits by the steady clock. Each is taken over when it is seen first; then no jump of the other one moves it. */
export function createWaits({ shown, steady }: Clocks) {
  const waits = new Map<string, { dueAt: number; end: number }>();
  return (name: string, dueAt: number, within = LONGEST_OWN, isNew = false): number => {
    const known = waits.get(name);
    if (known?.dueAt === dueAt && !isNew) return known.end;
    const end = steady() + timeLeft(dueAt, within, shown());
    waits.set(name, { dueAt, end });
    return end;
  };
}

/**
 * When a stored wait ends, by `performance.now()`.
 * @param name of what waits: one wait at a time
 * @param within how long it was when it was stored, ms
 */
export const endOf = createWaits({
  shown: () => Date.now(),
  steady: () => performance.now(),
});

/** Notes with a record how long it is to wait, where that is new; it is measured from here on. */
export function withWait<T extends Wait>(name: string, record: T, before: Wait | null): T {
  const { dueAt } = record;
  if (!dueAt || dueAt === before?.dueAt) return record;
  const within = Math.max(0, dueAt - Date.now());
  endOf(name, dueAt, within, true);
  return { ...record, within };
}

/** Whether a stored instant is so long ago. Nobody knows how long one is that lies ahead since the clock was set back. */
export const isLongAgo = (at: number, ms: number, now: number): boolean =>
  now - at >= ms || at - now > CORRECTION;
