import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import type { BatchItem, Outcome } from '@/utils/share-codes/operation';
import { deleteAccount, putAccount } from './accounts';
import { makeBackup, restoreBackup } from './backup';
import { historyOf } from './code-history';
import { closeDatabase, database } from './database';
import { addOperation, updateBatch } from './operations';
import { doneBeside, revokedAmong, revokedCodes } from './own-acts';
import * as whole from './records.fixture';

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  await putAccount(whole.account);
});

const revoked: Outcome = { word: 'revoked', ips: 5 };
const redeemed: Outcome = { word: 'redeemed', ips: 5 };

/** An operation with these codes in one batch. */
async function begin(id: string, kind: 'redeem' | 'revoke', items: BatchItem[]): Promise<void> {
  const operation = { ...whole.redeem, id, kind, cursor: 0, batches: 1 };
  await addOperation(operation, [{ ...whole.batch, operationId: id, items }]);
}

const settle = (id: string, outcome: Outcome | null) =>
  updateBatch(id, 0, ({ operation, batch }) => ({
    operation,
    batch: { ...batch, items: batch.items.map((item) => ({ ...item, outcome })) },
  }));

it('remembers a code that was revoked however many operations ago', async () => {
  await begin('old', 'revoke', [{ code: 'A1', outcome: null, before: { status: 7, ips: 5 } }]);
  await settle('old', revoked);
  const db = await database();
  for (let at = 0; at < 600; at++)
    await db.put('operations', { ...whole.generate, id: `later-${at}`, createdAt: Date.now() });
  expect(await revokedCodes('a')).toEqual(new Set(['A1']));
  expect(await revokedAmong('a', ['A1', 'B2'])).toEqual(new Map([['A1', 7]]));
});

it('says nothing of a code any more whose outcome is another by now', async () => {
  await begin('r', 'revoke', [{ code: 'A1', outcome: null }]);
  await settle('r', revoked);
  await settle('r', { word: 'refused', reason: { cause: 'used' } });
  expect(await revokedCodes('a')).toEqual(new Set());
});

it('tells what another operation has redeemed, and not what the same one has', async () => {
  await begin('one', 'redeem', [{ code: 'A1', outcome: null }]);
  await begin('two', 'redeem', [{ code: 'A1', outcome: null }]);
  await settle('one', redeemed);
  const codes = ['A1', 'B2'];
  expect(await doneBeside({ ...whole.redeem, id: 'two' }, codes)).toEqual(new Set(['A1']));
  expect(await doneBeside({ ...whole.redeem, id: 'one' }, codes)).toEqual(new Set());
});

it('forgets them with the account, and of that account alone', async () => {
  await putAccount({ ...whole.account, id: 'b' });
  await begin('r', 'revoke', [{ code: 'A1', outcome: null }]);
  await settle('r', revoked);
  await deleteAccount('b');
  expect(await revokedCodes('a')).toEqual(new Set(['A1']));
  await deleteAccount('a');
  expect(await (await database()).count('acts')).toBe(0);
});

it('comes back with no backup: what a file says is no evidence', async () => {
  await putAccount({ ...whole.account, id: 'b' });
  await begin('r', 'revoke', [{ code: 'A1', outcome: null }]);
  await settle('r', revoked);
  const db = await database();
  const { open: _, ...settled } = { ...whole.redeem, id: 'r', kind: 'revoke' as const };
  await db.put('operations', settled);
  const backup = await makeBackup('a');
  await deleteAccount('a');
  await restoreBackup('b', backup);
  expect(await historyOf('b', 'A1')).toMatchObject([{ outcome: revoked, isRestored: true }]);
  expect(await (await database()).count('acts')).toBe(0);
});
