import { expect, it } from 'vitest';
import { newBatch } from '@/utils/background/operations/create';
import { run } from '@/utils/background/operations/runner';
import { damagesOf } from '@/utils/database/damage.fixture';
import { database } from '@/utils/database/database';
import { addOperation, listBatches, openOperations } from '@/utils/database/operations';
import { readBatch, wholeOperation } from '@/utils/database/read-operation';
import * as whole from '@/utils/database/records.fixture';
import type { Batch, BatchOperation, Operation } from '@/utils/share-codes/operation';
import { settled, withExtension } from './extension';

/*
 * Whatever of the journal is damaged, the runner goes on with what is whole and never sends what is not.
 */

const extension = withExtension();

const spent = () => extension.server.requests.filter(({ method }) => method !== 'GET');

it('sends nothing of a damaged operation', async () => {
  const db = await database();
  const own = { accountId: extension.account.id, failure: null, hold: null };
  let at = 0;
  for (const record of [whole.generate, whole.redeem])
    for (const { record: damaged } of damagesOf({ ...record, ...own }, ['id', 'accountId']))
      if (!wholeOperation(damaged))
        await db.put('operations', { ...(damaged as Operation), id: `${at++}` });
  expect(at).toBeGreaterThan(300);
  await run();
  expect(await openOperations()).toEqual([]);
  expect(
    extension.server.requests.filter(({ path }) => path.includes('cd-keys/')).slice(1),
  ).toEqual([]);
});

it('settles a damaged batch by reading alone, and goes on with the next', async () => {
  const [good] = extension.server.books.add(1, { maker: 'other@seller.example' });
  const first = newBatch('id', 0, [{ code: 'N0SUCHC0DE7', outcome: null }]);
  const broken = damagesOf(first, ['operationId', 'index'])
    .filter(({ record }) => readBatch(record)?.phase === 'confirming')
    .filter((_, at) => at % 9 === 0); // some of each kind
  expect(broken.length).toBeGreaterThan(5);
  for (const [at, { record }] of broken.entries()) {
    const id = `r${at}`;
    const last = newBatch(id, 1, [
      { code: at === 0 ? (good?.code ?? '') : 'B0TH1NG99', outcome: null },
    ]);
    const { undo: _, ...redeem } = whole.redeem;
    const own = { id, accountId: extension.account.id, failure: null, batches: 2 };
    await addOperation({ ...redeem, ...own }, [
      { ...(record as Batch), operationId: id, index: 0 },
      last,
    ]);
  }
  void run();
  for (const at of broken.keys()) await settled<BatchOperation>(`r${at}`);
  expect(good?.usedAt).not.toBeNull();
  expect(JSON.stringify(spent())).not.toContain('N0SUCHC0DE7');
  for (const at of broken.keys())
    for (const { items } of await listBatches(`r${at}`))
      for (const { outcome } of items) expect(outcome?.word).toMatch(/redeemed|refused|unclear/);
});
