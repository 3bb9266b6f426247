import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startRedeem } from '@/utils/background/operations/create';
import { redeemSelection } from '@/utils/background/selection';
import { refresh } from '@/utils/background/sync/refresh';
import { openOperations } from '@/utils/database/operations';
import { patchSettings } from '@/utils/database/settings';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { sell } from '../browsers/sell';
import { newStart, outcomesOf, until, withExtension } from './extension';

/*
 * What is redeemed unasked by a right-click: a word like three codes that the account made or redeemed, and no other.
 */

const extension = withExtension();
beforeEach(async () => {
  await patchSettings({ currentAccountId: extension.account.id });
});

/** The review window that opens, since the browser here has none. */
function watchReview() {
  return vi.spyOn(fakeBrowser.windows, 'create').mockResolvedValue({} as never);
}

const select = (selectionText: string) => redeemSelection({ selectionText } as never, undefined);

/** Redeems as from the popup, to the end, with the lists read after it. */
async function redeem(codes: string[]): Promise<string[]> {
  const start = newStart(extension.account.id);
  await startRedeem(start, codes);
  await until<BatchOperation>(start.id);
  await refresh(extension.account.id);
  return Object.values(await outcomesOf(start.id));
}

it('redeemed codes teach what codes look like', async () => {
  const [next = '', ...codes] = sell(extension.server, 4);
  expect(await redeem(codes)).toEqual(['redeemed', 'redeemed', 'redeemed']);
  await select(next);
  const [begun] = await openOperations();
  expect(begun).toMatchObject({ kind: 'redeem', source: 'menu' });
  await until(begun?.id ?? '');
  expect(await outcomesOf(begun?.id ?? '')).toEqual({ [next]: 'redeemed' });
});

it.each(['unclear', 'never'] as const)(
  'with nothing learnt the review asks, be it that refused ones are like it: %s',
  async (askBeforeRedeem) => {
    await patchSettings({ askBeforeRedeem });
    const [next = ''] = sell(extension.server, 1);
    const unknown = ['NOSUCH1X', 'NOSUCH2Y', 'NOSUCH3Z'];
    expect(await redeem(unknown)).toEqual(['refused', 'refused', 'refused']);
    const opened = watchReview();
    for (const text of [next, `Your codes: ${next}, R5HD6NC1`]) await select(text);
    expect(opened).toHaveBeenCalledTimes(2);
    expect(await openOperations()).toEqual([]);
  },
);

it('a word unlike the known codes is asked about', async () => {
  expect(await redeem(sell(extension.server, 3))).toEqual(['redeemed', 'redeemed', 'redeemed']);
  const opened = watchReview();
  for (const text of ['hunter22', 'K7PQ2XW9Z', 'K7PQ-2XW9', 'k7pq2xw9']) await select(text);
  expect(opened).toHaveBeenCalledTimes(4);
  expect(await openOperations()).toEqual([]);
});
