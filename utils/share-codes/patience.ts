/*
 * How long codes that do not show are looked for. Measured in time that has really gone by between two looks, never more
 * than was meant: neither a clock that jumps nor a person who presses "Check now" makes it shorter or longer. Pure.
 */

export interface Patience {
  /** How long it has been waited so far, ms. */
  waited: number;
  /** When the last look was, ms since 1970; `null`: there was none. */
  lookedAt: number | null;
  /** How long it is waited at the most, ms, where the server was seen to lag. */
  most?: number;
  /** How long looks have failed so far though the server could be reached, or have taken by themselves, ms. */
  stalled?: number;
}

/** When the lists are looked at after the server may last have acted, ms. */
const MARKS = [0, 1, 3, 8, 18, 33, 63, 93, 126, 166, 210].map((seconds) => seconds * 1000);

/** How long it is waited for a server that was not seen to lag, ms. */
const USUAL = 63_000;

/** No code is being checked for longer than 5 minutes; looks that fail, and pauses after them, take time too. In ms. */
const MOST = 210_000;

export const FRESH: Patience = { waited: 0, lookedAt: null };

/** With looks that fail or are slow it all takes no longer, ms. */
const IN_ALL = MOST + 20_000;

/** One more look, and then it is over. */
export const LAST: Patience = { waited: USUAL, lookedAt: null };

/** As the first look begins: twice as long as this server has lagged. */
export function begun(patience: Patience, { lag = 0 }: { lag?: number }): Patience {
  const most = Math.min(2 * lag, MOST);
  return patience.waited > 0 || patience.lookedAt !== null || most <= USUAL
    ? patience
    : { ...patience, most };
}

/** As long as for a server that was not seen to lag. */
export const usual = ({ most: _, ...patience }: Patience): Patience => patience;

/**
 * How far a server is taken to lag after something has shown. Where it shows sooner than that the lag halves, so that one
 * late job does not make all later operations wait.
 * @param waited how long it was looked for in vain, ms
 * @param age how long ago the request left, ms: it has shown no later than that
 */
export const learntLag = ({ lag = 0 }: { lag?: number }, waited: number, age: number): number =>
  Math.max(Math.min(waited, MOST), Math.min(lag, age), Math.floor(lag / 2));

/** After a look. */
export const afterLook = (patience: Patience, now: number): Patience => ({
  ...patience,
  waited: waitedBy(patience, now),
  lookedAt: now,
});

/** A look has itself taken so long, ms: page by page, or as a limit of requests made it wait. */
export const taking = (patience: Patience, took: number): Patience => ({
  ...patience,
  stalled: (patience.stalled ?? 0) + Math.round(took),
});

/** A look has failed, and the server can be reached. Pauses that it asks for count up to a minute. */
export const afterFailure = (patience: Patience, now: number, took: number): Patience => {
  const since = patience.lookedAt === null ? took : Math.max(0, now - patience.lookedAt);
  return { ...taking(patience, Math.min(since, MINUTE)), lookedAt: now };
};

const MINUTE = 60_000;

/** Pauses that a server asks for come on top of it, ms. */
const MOST_STALLED = 150_000;

/** Whether looks have failed for so long that nothing more is to be expected of them; of those that find something, later. */
export const isStalled = ({ waited, stalled = 0 }: Patience, hasProgress: boolean): boolean =>
  stalled > 0 && waited + stalled >= (hasProgress ? IN_ALL : MOST_STALLED);

/** Nothing more is waited for. */
export const exhausted = (patience: Patience): Patience => ({
  ...patience,
  waited: Math.max(patience.waited, patience.most ?? USUAL),
});

/** How long after the last look the next one is due, ms; `null`: it is over. */
export function untilNextLook({ waited, most = USUAL, stalled = 0 }: Patience): number | null {
  const last = Math.min(most, IN_ALL - stalled);
  const next = MARKS.find((mark) => mark > waited && mark <= last);
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
