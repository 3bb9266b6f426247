import { expect, it } from 'vitest';
import { bySpelling } from '@/utils/share-codes/spelling';
import { wordsByCode } from './mentions';

const find = bySpelling(['A1B2C3', 'D4E5F6']);

it('each code has its own part of a text', () => {
  expect(wordsByCode('A1B2C3: used; D4E5F6: expired', find)).toEqual([
    { code: 'A1B2C3', words: 'A1B2C3: used' },
    { code: 'D4E5F6', words: 'D4E5F6: expired' },
  ]);
});

it('of a flood of parts no more is looked at than is searched for codes', () => {
  const flood = `A1B2C3: used${';'.repeat(10_000)}D4E5F6: expired`;
  expect(wordsByCode(flood, find)).toEqual([{ code: 'A1B2C3', words: 'A1B2C3: used' }]);
});
