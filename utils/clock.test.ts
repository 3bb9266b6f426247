import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createWaits, endOf, isLongAgo, timeLeft, withWait } from './clock';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = 1_800_000_000_000;

/** A computer: its clock is set, it sleeps, and its workers are stopped and started anew. */
function computer() {
  let [shown, steady] = [NOW, 0];
  const begin = () => createWaits({ shown: () => shown, steady: () => steady });
  let endOf = begin();
  return {
    shown: () => shown,
    isOver: (dueAt: number, within: number) => endOf('one', dueAt, within) <= steady,
    wait(ms: number) {
      shown += ms;
      steady += ms;
    },
    sleep: (ms: number) => {
      shown += ms;
    },
    set: (ms: number) => {
      shown += ms;
    },
    restart() {
      steady = 0;
      endOf = begin();
    },
  };
}

const jump = fc.integer({ min: -30 * HOUR, max: 30 * HOUR });
const step = fc.oneof(
  fc.record({ what: fc.constant('wait' as const), ms: fc.nat(10 * SECOND) }),
  fc.record({ what: fc.constant('set' as const), ms: jump }),
  fc.record({ what: fc.constant('sleep' as const), ms: fc.nat(9 * HOUR) }),
);
const meant = fc.integer({ min: 1, max: MINUTE });

describe('a wait', () => {
  it('is as long as it was meant within a life, whatever is done to the clock', () => {
    fc.assert(
      fc.property(meant, fc.array(step), (within, steps) => {
        const { shown, isOver, ...here } = computer();
        const dueAt = shown() + within;
        expect(isOver(dueAt, within)).toBe(false);
        let waited = 0;
        for (const { what, ms } of steps) {
          here[what](ms);
          if (what === 'wait') waited += ms;
          expect(isOver(dueAt, within)).toBe(waited >= within);
        }
      }),
    );
  });

  it('is over in a new life after what was meant, at the latest', () => {
    fc.assert(
      fc.property(meant, fc.array(step), fc.array(step), (within, before, after) => {
        const { shown, isOver, ...here } = computer();
        const dueAt = shown() + within;
        for (const { what, ms } of before) here[what](ms);
        here.restart();
        isOver(dueAt, within);
        for (const { what, ms } of after) here[what](ms);
        here.wait(within);
        expect(isOver(dueAt, within)).toBe(true);
      }),
    );
  });

  it.each([
    [10 * SECOND, 10 * SECOND],
    [3 * SECOND, 3 * SECOND],
    [0, 0],
    [-8 * HOUR, 0],
    [12 * SECOND, 10 * SECOND], // corrected by two seconds
    [3 * HOUR, 0],
    [25 * HOUR, 0],
  ])('of 10 s that a new life finds to end in %d ms has %d ms left', (ahead, left) => {
    expect(timeLeft(NOW + ahead, 10 * SECOND, NOW)).toBe(left);
  });

  it('is over for a new life at once, where the clock was set back by far', () => {
    const { shown, isOver, set, restart } = computer();
    const dueAt = shown() + 10 * SECOND;
    set(-3 * HOUR);
    restart();
    expect(isOver(dueAt, 10 * SECOND)).toBe(true);
  });

  it('begins anew where it is new, also at an instant that was waited for before the clock was set back', () => {
    vi.useFakeTimers();
    const dueAt = Date.now() + MINUTE;
    withWait('b', { dueAt }, null);
    vi.advanceTimersByTime(MINUTE);
    expect(endOf('b', dueAt, MINUTE)).toBeLessThanOrEqual(performance.now());
    vi.setSystemTime(Date.now() - MINUTE);
    withWait('b', { dueAt }, null);
    expect(endOf('b', dueAt, MINUTE)).toBe(performance.now() + MINUTE);
    vi.useRealTimers();
  });

  it('is noted with the record where it is new, and stays', () => {
    const before = { dueAt: Date.now() + MINUTE, within: 7 };
    expect(withWait('a', { ...before }, before).within).toBe(7);
    const anew = withWait('a', { ...before, dueAt: before.dueAt + MINUTE }, before).within;
    expect(anew).toBeGreaterThan(MINUTE);
    expect(anew).toBeLessThanOrEqual(2 * MINUTE);
    expect(withWait('a', { dueAt: 0 }, null)).toEqual({ dueAt: 0 });
    expect(withWait('a', { dueAt: null }, before)).toEqual({ dueAt: null });
  });
});

it.each([
  [-9 * MINUTE, false],
  [-10 * MINUTE, true],
  [0, false],
  [5 * SECOND, false], // corrected by some seconds
  [2 * MINUTE, true],
  [8 * HOUR, true],
])('what lies %d ms from now is ten minutes old: %s', (ahead, old) => {
  expect(isLongAgo(NOW + ahead, 10 * MINUTE, NOW)).toBe(old);
});
