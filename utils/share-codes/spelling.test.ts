import { expect, it } from 'vitest';
import { bySpelling, foldCode } from './spelling';

it.each([
  'ab12-cd34',
  'AB12 CD34',
  'Ab12_Cd34',
  ' AB12–CD34 ',
  'ＡＢ１２ＣＤ３４',
  'AB12\u200bCD34',
])('finds AB12CD34 in %j', (text) => {
  expect(foldCode(text)).toBe('ab12cd34');
  expect(bySpelling(['AB12CD34', 'X'])(text)).toBe('AB12CD34');
});

it('finds nothing in another code, nor by what is left of none', () => {
  const find = bySpelling(['AB12CD34', '---']);
  expect(['AB12CD35', 'AB12CD3', '', '--'].map(find)).toEqual([null, null, null, null]);
  expect(find('---')).toBe('---');
});

it('tells codes apart that differ in case alone, and takes a third spelling for neither', () => {
  const find = bySpelling(['ab1', 'AB1', 'AB1']);
  expect(['ab1', 'AB1', 'Ab1'].map(find)).toEqual(['ab1', 'AB1', null]);
});
