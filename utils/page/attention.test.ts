import { expect, test } from 'vitest';
import { afterAct, afterKey, anew, beforeView, inView, isEarly } from './attention';

const shown = inView(beforeView(1000), 50);

test('nothing counts before the page is in view, and for a moment after', () => {
  expect(isEarly(beforeView(1000), 1e9)).toBe(true);
  expect(isEarly(shown, 1049)).toBe(true);
  expect(isEarly(shown, 1050)).toBe(false);
});

test('a page that nothing else can have opened takes a press at once', () => {
  expect(isEarly(beforeView(0), 0)).toBe(false);
});

test('each key before that starts the moment anew', () => {
  const typed = afterKey(afterKey(shown, '7', 500), 'Enter', 900);
  expect(isEarly(typed, 1899)).toBe(true);
  expect(isEarly(typed, 1900)).toBe(false);
});

test('a key after it changes nothing any more, nor does coming back', () => {
  expect(afterKey(shown, '7', 2000)).toEqual(shown);
  expect(inView(shown, 5000)).toEqual(shown);
});

test('Tab ends it at once, and so does another act on purpose', () => {
  expect(isEarly(afterKey(shown, 'Tab', 300), 300)).toBe(false);
  expect(isEarly(afterAct(shown, 300), 300)).toBe(false);
});

test('a press is judged by its own time, however late it is heard of', () => {
  const typed = afterKey(shown, 'Enter', 400); // heard of after the moment would have been over
  expect(isEarly(typed, 1100)).toBe(true);
});

test('what has taken the place of something else takes no press for a moment, once that is in view', () => {
  const focused = anew(beforeView(0), 5000);
  expect(isEarly(focused, 9000)).toBe(true);
  expect(isEarly(inView(focused, 9000), 9599)).toBe(true);
  expect(isEarly(inView(focused, 9000), 9600)).toBe(false);
});

test('that shortens no longer wait', () => {
  expect(anew(shown, 100)).toEqual(shown);
});
