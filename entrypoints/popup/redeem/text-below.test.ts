import { expect, test } from 'vitest';
import { below, missingFrom } from './text-below';

test('a text is put below another one, with nothing between', () => {
  expect(below('', 'A1B2C3D4')).toBe('A1B2C3D4');
  expect(below('A1B2C3D4\n', 'E5F6G7H8')).toBe('A1B2C3D4\nE5F6G7H8');
  expect(below('A1B2C3D4 ', '')).toBe('A1B2C3D4 ');
});

test('what stands there already is not missing', () => {
  expect(missingFrom('Code: A1B2C3D4.', 'A1B2C3D4')).toBe('');
  expect(missingFrom('A1B2C3D4', 'A1B2C3D4\nand E5F6G7H8')).toBe('and E5F6G7H8');
  expect(missingFrom('A1B2C3D4', 'A1B2C3D4, E5F6G7H8')).toBe('E5F6G7H8');
});

test('a code that is part of another one is missing, and a text of which nothing is there stays as it is', () => {
  expect(missingFrom('A1B2C3D4E5', 'A1B2C3D4')).toBe('A1B2C3D4');
  expect(missingFrom('', 'Yours:\n\n  A1B2C3D4')).toBe('Yours:\n\n  A1B2C3D4');
});
