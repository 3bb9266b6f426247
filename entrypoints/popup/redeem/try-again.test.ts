import { expect, it } from 'vitest';
import type { Outcome } from '@/utils/share-codes/operation';
import { toTryAgain } from './try-again';

const item = (code: string, outcome: Outcome | null) => ({ code, outcome, checking: false });
const REFUSED = item('R1', { word: 'refused', reason: { cause: 'none-given' } });
const UNCLEAR = item('U1', { word: 'unclear' });
const REDEEMED = item('D1', { word: 'redeemed', ips: 5 });
const OPEN = item('O1', null);

it.each([
  ['nothing', [REDEEMED, OPEN, item('N1', { word: 'not-sent' })], null],
  ['the refused alone', [REFUSED, REDEEMED], { codes: ['R1'], words: 'refused' }],
  ['the unclear alone', [REDEEMED, UNCLEAR], { codes: ['U1'], words: 'unclear' }],
  ['both, and says so', [UNCLEAR, REFUSED], { codes: ['R1', 'U1'], words: 'refusedAndUnclear' }],
])('takes %s', (_, items, wanted) => {
  expect(toTryAgain(items)).toEqual(wanted);
});
