/*
 * How long codes that do not show are looked for. Measured in time that has really gone by between two looks, never more
 * than was meant: neither a clock that jumps nor a person who presses "Check now" makes it shorter or longer. Pure.
 */

export interface Patience {
  /** How long it has been waited so far, ms. */
  waited: number;
  /** When the last look was, ms since 1970; `null`: there was none. */
  lookedAt: number | null;
}

export const FRESH: Patience = { waited: 0, lookedAt: null };

/** One more look, and then it is over. */
export const LAST: Patience = { waited: Number.MAX_SAFE_INTEGER, lookedAt: null };

/** When the lists are looked at after the server may last have acted, ms. */
const MARKS = [0, 1, 3, 8, 18, 33, 63].map((seconds) => seconds * 1000);

/** After a look in vain. */
export const afterLook = (patience: Patience, now: number): Patience => ({
  waited: waitedBy(patience, now),
  lookedAt: now,
});

/** How long after the last look the next one is due, ms; `null`: it is over. */
export function untilNextLook({ waited }: Patience): number | null {
  const next = MARKS.find((mark) => mark > waited);
  return next === undefined ? null : next - waited;
}

/** Whether a look now is the last one. */
export const isLastLook = (patience: Patience, now: number): boolean =>
  untilNextLook(afterLook(patience, now)) === null;

function waitedBy(patience: Patience, now: number): number {
  const { waited, lookedAt } = patience;
  if (lookedAt === null) return waited;
  return waited + Math.min(Math.max(0, now - lookedAt), untilNextLook(patience) ?? 0);
}
