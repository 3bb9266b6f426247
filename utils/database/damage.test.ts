import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '@/utils/share-codes/operation';
import { deleteAccount, getAccount, listAccounts, patchAccount } from './accounts';
import { allBlocks } from './blocks.fixture';
import { countDamaged } from './damage';
import { damagesOf } from './damage.fixture';
import { closeDatabase, database } from './database';
import { getList } from './lists';
import { listNotes } from './notes';
import {
  getOperation,
  listBatches,
  listOperations,
  openOperations,
  updateOperation,
} from './operations';
import { readBatch, readOperation, readPast, wholeOperation } from './read-operation';
import {
  readAccount,
  readAct,
  readBlock,
  readList,
  readNote,
  readReview,
  readSettings,
  readSync,
} from './read-records';
import * as whole from './records.fixture';
import { getReview } from './reviews';
import { getSettings } from './settings';
import { getSync, listSyncs } from './syncs';

const READ = [
  ['account', readAccount, whole.account, ['id']],
  ['settings', readSettings, whole.settings, []],
  ['list', readList, whole.list, ['accountId', 'name']],
  ['generate', readOperation, whole.generate, ['id']],
  ['redeem', readOperation, whole.redeem, ['id']],
  ['batch', readBatch, whole.batch, ['operationId', 'index']],
  ['review', readReview, whole.review, ['id']],
  ['block', readBlock, whole.block, ['accountId', 'name', 'number']],
  ['sync', readSync, whole.sync, ['accountId', 'name']],
  ['note', readNote, whole.note, ['accountId', 'code']],
  ['act', readAct, whole.act, ['accountId', 'word', 'code']],
  ['past operation', readPast, whole.past, ['accountId', 'id']],
] as const;

describe.each(READ)('%s', (_, read, record, keys) => {
  it('is read as it was stored', () => expect(read(record)).toEqual(record));

  it('is read as something whole, or not at all, whatever is damaged in it', () => {
    for (const { at, record: damaged } of damagesOf(record, keys)) {
      const found = read(damaged);
      if (found === undefined) continue;
      expect(read(found), at).toEqual(found);
      expect(JSON.stringify(found), at).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

describe('a damaged operation', () => {
  const damaged = [whole.generate, whole.redeem].flatMap((record) =>
    damagesOf(record, ['id']).filter(({ record }) => !wholeOperation(record)),
  );

  it('is over: nothing of it is carried on', () => {
    expect(damaged.length).toBeGreaterThan(300);
    for (const { at, record } of damaged) {
      const read = readOperation(record);
      expect(read?.open, at).toBeUndefined();
      expect([undefined, 'done', 'refused', 'cancelled'], at).toContain(read?.state);
      if (read) expect(read.failure, at).toEqual({ cause: 'damaged' });
    }
  });

  it('keeps the codes that can be read', () => {
    const read = readOperation({
      ...whole.generate,
      tries: 'x',
      codes: [5, ...whole.generate.codes],
    });
    expect(read).toMatchObject({ codes: whole.generate.codes });
  });
});

describe('a damaged batch', () => {
  it('sends nothing: what is open in it is looked for in the lists', () => {
    for (const { at, record } of damagesOf(whole.batch, ['operationId', 'index'])) {
      const read = readBatch(record);
      if (JSON.stringify(read) === JSON.stringify(record)) continue;
      // Only what was to be sent may still be sent.
      const [group] = read?.groups ?? [];
      if (read?.phase === 'waiting') expect(whole.batch.groups[0]?.codes).toEqual(group?.codes);
      else expect(['confirming', 'checking', 'sent'], at).toContain(read?.phase);
    }
  });
});

describe('a database in which everything is damaged but one record', () => {
  const OTHER = { id: 'whole', accountId: 'whole' };
  beforeEach(async () => {
    await closeDatabase();
    globalThis.indexedDB = new IDBFactory();
    const db = await database();
    const put = async (store: never, record: object, keys: string[]) => {
      for (const [at, { record: damaged }] of damagesOf(record, keys).entries()) {
        const own = Object.fromEntries(keys.map((key) => [key, key === 'index' ? at : `${at}`]));
        const value = {
          ...(damaged as object),
          ...own,
          ...(keys.includes('number') ? { number: at } : {}),
        };
        await db.put(store, value as never).catch(() => {}); // no place in an index
      }
    };
    await put('accounts' as never, whole.account, ['id']);
    await put('lists' as never, whole.list, ['accountId', 'name']);
    for (const record of [whole.generate, whole.redeem])
      await put('operations' as never, record, ['id']);
    await put('batches' as never, whole.batch, ['operationId', 'index']);
    await put('reviews' as never, whole.review, ['id']);
    await put('syncs' as never, whole.sync, ['accountId', 'name']);
    await put('notes' as never, whole.note, ['accountId', 'code']);
    await db.put('settings', { currentAccountId: 5 } as never, 'settings');
    await db.put('accounts', { ...whole.account, id: 'whole' });
    await db.put('operations', { ...whole.generate, ...OTHER });
    for (const store of ['lists', 'notes'] as const)
      await db.put(store, { ...whole.list, ...whole.note, name: 'shared', ...OTHER } as never);
  });

  it('is read: what is whole is there, and what is damaged is told', async () => {
    expect(await getAccount('whole')).toEqual({ ...whole.account, id: 'whole' });
    expect((await listAccounts()).length).toBeGreaterThan(100); // an account loses only what is damaged
    expect(await getSettings()).toMatchObject({ currentAccountId: null, menuRedeem: true });
    expect((await getList('whole', 'shared'))?.codes).toEqual(whole.list.codes);
    expect(await listNotes('whole')).toHaveLength(1);
    expect(await getReview('0')).not.toBeUndefined();
    expect(await getSync('0', 'shared')).toBeNull();
    await Promise.all([listSyncs(), allBlocks('0', 'shared'), listBatches('0')]);
    const open = await openOperations();
    expect(open.filter((operation) => !wholeOperation(operation))).toEqual([]);
    expect(open.map(({ id }) => id)).toContain('whole');
    expect(await countDamaged()).toBeGreaterThan(500);
  });

  it('is not made worse: a damaged operation stays as it is stored', async () => {
    const db = await database();
    const before = await db.getAll('operations');
    const change = (stored: Operation): Operation => ({ ...stored, seen: true });
    for (const { id } of before) await updateOperation(id, change);
    const after = await db.getAll('operations');
    for (const [at, record] of before.entries())
      if (!wholeOperation(record)) expect(after[at]).toEqual(record);
    await patchAccount('whole', { name: 'New' });
    expect((await getAccount('whole'))?.name).toBe('New');
    expect(await getOperation('whole')).toMatchObject({ seen: true });
    expect(await listOperations('whole', 9)).toHaveLength(1);
  });
});

it("goes with the last account, also what is damaged so far that it was nobody's any more", async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  const db = await database();
  await db.put('accounts', whole.account);
  await db.put('operations', { ...whole.redeem, accountId: 'no such account' });
  await db.put('batches', whole.batch);
  await db.put('reviews', { ...whole.review, accountId: '' });
  await deleteAccount(whole.account.id);
  for (const store of ['accounts', 'operations', 'batches', 'reviews'] as const)
    expect(await db.count(store), store).toBe(0);
});
