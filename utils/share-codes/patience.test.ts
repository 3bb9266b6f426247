import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  afterLook,
  begun,
  FRESH,
  isLastLook,
  isStalled,
  LAST,
  learntLag,
  type Patience,
  taking,
  untilNextLook,
} from './patience';

const START = 1_800_000_000_000;

/** Looks whenever the next one is due, and gives the times (s) at which it looked. */
function looks(lag?: number): number[] {
  const times = [0];
  let patience = afterLook(begun(FRESH, lag === undefined ? {} : { lag }), START);
  for (let now = START, pause = untilNextLook(patience); pause !== null; ) {
    now += pause;
    patience = afterLook(patience, now);
    times.push((now - START) / 1000);
    pause = untilNextLook(patience);
  }
  return times;
}

it('looks often at first, for about a minute', () => {
  expect(looks()).toEqual([0, 1, 3, 8, 18, 33, 63]);
});

describe('where a server was seen to lag', () => {
  it('goes on for twice as long, with pauses that do not shrink', () => {
    expect(looks(63_000)).toEqual([0, 1, 3, 8, 18, 33, 63, 93, 126]);
    expect(looks(93_000).at(-1)).toBe(166);
  });

  it('is never over sooner than usual, and always within 5 minutes', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), (lag) => {
        const last = looks(lag).at(-1) ?? 0;
        expect(last).toBeGreaterThanOrEqual(63);
        expect(last).toBeLessThan(5 * 60);
      }),
    );
  });

  it('does not change while it lasts', () => {
    const patience = afterLook(FRESH, START);
    expect(begun(patience, { lag: 120_000 })).toEqual(patience);
  });

  it('one late job is forgotten after what shows at once', () => {
    let lag = learntLag({}, 3_600_000, 3_600_000);
    expect(looks(lag).at(-1)).toBe(210);
    for (let operation = 1; operation <= 3; operation++) lag = learntLag({ lag }, 0, 0);
    expect(looks(lag)).toEqual(looks());
    for (let operation = 1; operation <= 20; operation++) lag = learntLag({ lag }, 0, 0);
    expect(lag).toBe(0);
  });

  it('a server that always lags is known as such, whichever of two came first', () => {
    expect(learntLag({ lag: 33_000 }, 63_000, 64_000)).toBe(63_000);
    expect(learntLag({ lag: 63_000 }, 63_000, 64_000)).toBe(63_000);
  });
});

it('a look that came late proves no shorter lag', () => {
  expect(learntLag({ lag: 63_000 }, 33_000, 64_000)).toBe(63_000);
  expect(learntLag({ lag: 63_000 }, 0, Number.POSITIVE_INFINITY)).toBe(63_000);
  expect(learntLag({ lag: 63_000 }, 0, 40_000)).toBe(40_000);
});

it('is over by time that has gone by, not by looks that were pressed for', () => {
  let patience = afterLook(FRESH, START);
  for (let press = 1; press <= 50; press++) patience = afterLook(patience, START + press);
  expect(isLastLook(patience, START + 60)).toBe(false);
  expect(patience.waited).toBe(50);
});

it('counts no more than was meant, and nothing backwards, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (jumps) => {
      let now = START;
      let patience: Patience = afterLook(FRESH, now);
      for (const jump of jumps) {
        now += jump;
        const meant = untilNextLook(patience) ?? 0;
        const next = afterLook(patience, now);
        expect(next.waited - patience.waited).toBeGreaterThanOrEqual(0);
        expect(next.waited - patience.waited).toBeLessThanOrEqual(meant);
        patience = next;
      }
    }),
  );
});

it('is over within 5 minutes where looks are slow, or fail', () => {
  let patience = begun(FRESH, { lag: 120_000 });
  let now = START;
  for (let pause: number | null = 0; pause !== null; pause = untilNextLook(patience)) {
    now += pause + 40_000;
    patience = afterLook(taking(patience, 40_000), now);
  }
  expect(now - START).toBeLessThan(5 * 60_000);
  patience = afterFailure(FRESH, START, 0);
  for (now = START; !isStalled(patience, true); ) {
    now += 60_000;
    patience = afterFailure(patience, now, 0);
  }
  expect(now - START).toBeLessThan(5 * 60_000);
});

it('can be given one more look', () => {
  expect(isLastLook(LAST, START)).toBe(true);
});
