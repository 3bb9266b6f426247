import { expect, it } from 'vitest';
import { isOf } from './read-selection';

it.each([
  ['AB12CD34 EF56GH78', 'AB12CD34\n\tEF56GH78 ', true],
  ['', '', true],
  ['AB12CD34 EF56GH78', 'AB12CD34EF56GH78', false],
  ['AB12CD34', 'AB12CD34 EV1LC0DE', false],
  ['AB12CD34', 'EV1LC0DE', false],
  ['x'.repeat(16_384), `${'x'.repeat(16_384)} and more`, true], // Firefox cuts there
])('%#: what the browser tells is what the page holds: %3$s', (shown, whole, same) =>
  expect(isOf(shown, whole)).toBe(same),
);
