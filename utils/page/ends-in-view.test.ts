import { beforeEach, expect, test, vi } from 'vitest';
import { endShownAt, isMomentOver, isOver, noteEnd } from './ends-in-view';
import { OPENED_AT } from './state';

const HOUR = 3_600_000;
let id = 0;
let paint: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: OPENED_AT + 300, toFake: ['Date', 'performance'] });
  id += 1;
  const frames: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => frames.push(act));
  paint = () => {
    while (frames.length > 0) frames.shift()?.();
  };
  return () => vi.useRealTimers();
});

const ended = (settledAt: number | null) => ({ id: `${id}`, settledAt });

test.each([0, -3 * HOUR, 8 * HOUR])(
  'an end is over a moment after it was painted, though the clock jumps by %d ms',
  (jump) => {
    noteEnd(ended(OPENED_AT + 200));
    expect(isOver(`${id}`)).toBe(false);
    paint();
    expect(endShownAt(`${id}`)).toBe(OPENED_AT + 300);
    vi.setSystemTime(Date.now() + jump);
    vi.advanceTimersByTime(599);
    expect(isOver(`${id}`)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(isOver(`${id}`)).toBe(true);
  },
);

test('one that nobody has seen is not, however long ago it was', () => {
  noteEnd(ended(OPENED_AT + 200));
  vi.advanceTimersByTime(HOUR);
  expect(isOver(`${id}`)).toBe(false);
  expect(isMomentOver('', null)).toBe(false);
});

test('one that another window has shown before the clock was set back is', () => {
  expect(isMomentOver('other', Date.now() + HOUR)).toBe(true);
});

test.each([OPENED_AT - 2000, null])(
  'one of just before this window was opened, or that is not settled (%s), has its moment, too',
  (settledAt) => {
    noteEnd(ended(settledAt));
    paint();
    expect(isOver(`${id}`)).toBe(false);
  },
);

test('one of long before is over at once', () => {
  const shown = vi.fn();
  noteEnd(ended(OPENED_AT - 6000), shown);
  expect(isOver(`${id}`)).toBe(true);
  expect(shown).toHaveBeenCalledExactlyOnceWith(OPENED_AT - 6000);
});
