import { expect, it } from 'vitest';
import { startRedeem } from '@/utils/background/operations/create';
import { judgeByLists } from '@/utils/background/operations/judge-by-lists';
import { getBatch } from '@/utils/database/operations';
import type { Batch, BatchOperation } from '@/utils/share-codes/operation';
import { LAST } from '@/utils/share-codes/patience';
import { newStart, until, withExtension } from './extension';

const extension = withExtension();

/** A redeem of which an answer has named other codes, at its last look. */
async function leftOut(): Promise<{ operation: BatchOperation; batch: Batch }> {
  const { books } = extension.server;
  const [sold, code] = books.add(2, { maker: 'other@seller.example' });
  const start = newStart(extension.account.id);
  await startRedeem(start, [code?.code ?? '']);
  const operation = await until<BatchOperation>(start.id);
  books.redeem(books.accounts[0], { codes: [sold?.code ?? ''] }); // so that the list is fresh
  const batch = await getBatch(start.id, 0);
  if (!batch) throw new Error('no batch');
  const now = Date.now();
  const groups = [{ codes: ['OPEN1'], tries: 1, unsure: false }];
  const items = [{ code: 'OPEN1', outcome: null, out: [{ from: now, to: now }] }];
  return { operation, batch: { ...batch, items, groups, phase: 'confirming', patience: LAST } };
}

it('a fresh list proves that what it does not show was not done', async () => {
  const { operation, batch } = await leftOut();
  const { verdicts } = await judgeByLists(operation, batch);
  expect(verdicts.get('OPEN1')).toBe('not-applied');
});

it('it proves nothing of a code that the look had asked for before it was interrupted', async () => {
  const { operation, batch } = await leftOut();
  const { verdicts } = await judgeByLists(operation, { ...batch, looked: ['OPEN1'] });
  expect(verdicts.get('OPEN1')).toEqual({ word: 'unclear' });
});
