import { expect, test } from 'vitest';
import { isTooLong, LONGEST_NOTE, storableNote } from './note';

test('a note is stored without the blanks around it', () => {
  expect(storableNote('  for the fair \n')).toBe('for the fair');
  expect(isTooLong(`${'x'.repeat(LONGEST_NOTE)}  `)).toBe(false);
});

test('of a note that is too long the first part is stored, and no half of a character', () => {
  const text = `${'x'.repeat(LONGEST_NOTE - 1)}😀 and more`;
  expect(isTooLong(text)).toBe(true);
  expect(storableNote(text)).toBe('x'.repeat(LONGEST_NOTE - 1));
});
