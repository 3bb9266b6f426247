import { expect, it } from 'vitest';
import { readOperation, wholeOperation } from './read-operation';
import { generate } from './records.fixture';

it('a generate of a version that knew neither when it may have acted nor what the answer named is whole', () => {
  const { acted: _, hadAnswer: __, named: ___, surplusKept: ____, ...old } = generate;
  expect(wholeOperation(old)).toEqual(old);
});

it('what was called missing is unclear', () => {
  expect(readOperation({ ...generate, state: 'missing' })).toEqual({
    ...generate,
    state: 'unclear',
  });
});

it('patience of a version that knew no lag is whole', () => {
  const { shown: _, ...old } = { ...generate, patience: { waited: 8000, lookedAt: 1 } };
  expect(wholeOperation(old)).toEqual(old);
});
