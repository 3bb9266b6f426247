import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterLook, FRESH, isLastLook, LAST, type Patience, untilNextLook } from './patience';

const START = 1_800_000_000_000;

/** Looks whenever the next one is due, and gives the times (s) at which it looked. */
function looks(): number[] {
  const times = [0];
  let patience = afterLook(FRESH, START);
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

it('can be given one more look', () => {
  expect(isLastLook(LAST, START)).toBe(true);
});
