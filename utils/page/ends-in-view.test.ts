import { beforeEach, expect, test, vi } from 'vitest';
import { isMomentOver, isOver, noteEnd } from './ends-in-view';

const HOUR = 3_600_000;
let id = 0;

beforeEach(() => {
  vi.useFakeTimers();
  id += 1;
});

test.each([0, -3 * HOUR, 8 * HOUR])(
  'an end is seen when it was on the screen for a moment, though the clock jumps by %d ms',
  (jump) => {
    noteEnd(`${id}`, undefined, Date.now());
    vi.setSystemTime(Date.now() + jump);
    vi.advanceTimersByTime(599);
    expect(isOver(`${id}`)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(isOver(`${id}`)).toBe(true);
  },
);

test('one that nobody has seen is not', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0); // a page that is not painted
  noteEnd(`${id}`);
  vi.advanceTimersByTime(HOUR);
  expect(isOver(`${id}`)).toBe(false);
  expect(isMomentOver('', null)).toBe(false);
});

test('one that another window has shown before the clock was set back is', () => {
  expect(isMomentOver('other', Date.now() + HOUR)).toBe(true);
});
