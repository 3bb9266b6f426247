import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type IDBPDatabase, openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteAccount, listAccounts } from './accounts';
import { allBlocks } from './blocks.fixture';
import { countDamagedIn } from './damage';
import { closeDatabase } from './database';
import { getList } from './lists';
import { listNotes } from './notes';
import { listBatches, listOperations, openOperations } from './operations';
import { revokedAmong, revokedCodes } from './own-acts';
import { allPast } from './past-operations';
import { getReview } from './reviews';
import { getSettings } from './settings';
import { storageFailure } from './storage-failure';
import { listSyncs } from './syncs';

/*
 * Databases as earlier versions have left them on people's computers, frozen here: each must open in this
 * version with nothing lost. A new version adds its own to the list and never changes an old one.
 */

async function version1(): Promise<IDBPDatabase> {
  const db = await openDB('share-code-manager', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('accounts', { keyPath: 'id' });
      fresh.createObjectStore('settings');
      fresh.createObjectStore('lists', { keyPath: ['accountId', 'name'] });
      const operations = fresh.createObjectStore('operations', { keyPath: 'id' });
      operations.createIndex('by-account', ['accountId', 'createdAt']);
      operations.createIndex('open', 'open');
      fresh.createObjectStore('batches', { keyPath: ['operationId', 'index'] });
      fresh.createObjectStore('reviews', { keyPath: 'id' });
    },
  });
  await db.put('accounts', { id: 'a', name: 'Shop', createdAt: 1, keyTail: '1234' });
  await db.put('settings', { currentAccountId: 'a', confirmAboveIps: 900 }, 'settings');
  await db.put('lists', { accountId: 'a', name: 'shared', codes: [{ code: 'AB12' }], at: 1 });
  const begun = { accountId: 'a', source: 'popup', settledAt: null, seen: false, dueAt: 0 };
  const waits = { hold: null, failure: null, tries: 0, baseline: null, balanceAfter: null };
  await db.put('operations', {
    ...begun,
    ...waits,
    id: 'g',
    kind: 'generate',
    input: { ipsPerCode: 5, count: 1, forwardTo: null },
    createdAt: 2,
    state: 'done',
    sentAt: 2,
    codes: [],
    surplus: [],
    surplusRevoked: false,
    possible: [],
  });
  await db.put('operations', {
    ...begun,
    ...waits,
    id: 'r',
    kind: 'redeem',
    createdAt: 3,
    open: 1,
    state: 'running',
    total: 1,
    counts: { redeemed: 0, revoked: 0, 'already-yours': 0, refused: 0, 'not-sent': 0 },
    cursor: 0,
    batches: 1,
    ipsChanged: 0,
  });
  await db.put('batches', {
    operationId: 'r',
    index: 0,
    items: [{ code: 'CD34', outcome: null }],
    groups: [{ codes: ['CD34'], tries: 0, unsure: false }],
    phase: 'waiting',
    words: [],
    reasons: {},
    looks: 0,
  });
  await db.put('reviews', { id: 'v', accountId: 'a', candidates: [], at: 1, operationId: 'o' });
  return db;
}

/** With the whole lists, read half-way, and the person's notes. */
async function version2(): Promise<IDBPDatabase> {
  (await version1()).close();
  const db = await openDB('share-code-manager', 2, {
    upgrade(old) {
      old.createObjectStore('blocks', { keyPath: ['accountId', 'name', 'number'] });
      old.createObjectStore('syncs', { keyPath: ['accountId', 'name'] });
      old.createObjectStore('notes', { keyPath: ['accountId', 'code'] });
    },
  });
  const codes = [{ code: 'AB12' }];
  await db.put('blocks', { accountId: 'a', name: 'shared', number: 1, at: 1, codes, gone: [] });
  const never = { head: 3, round: { page: 4 }, unusedAt: null, readAt: null, dueAt: null };
  const none = { totalItems: null, unreadable: 0, failure: null, tries: 0 };
  const sync = { accountId: 'a', name: 'shared', ...never, ...none, completeAt: 1, layout: 1 };
  await db.put('syncs', sync);
  await db.put('notes', { accountId: 'a', code: 'AB12', text: 'for Ann', at: 1 });
  return db;
}

/** With a revoke from which nothing but the journal tells what was done. */
async function version3(): Promise<IDBPDatabase> {
  (await version2()).close();
  const db = await openDB('share-code-manager', 3);
  const sync = await db.get('syncs', ['a', 'shared']);
  await db.put('syncs', { ...sync, head: null, round: null });
  const redeem = await db.get('operations', 'r');
  const { open: _, ...settled } = { ...redeem, id: 'x', kind: 'revoke', state: 'done' };
  await db.put('operations', { ...settled, createdAt: 1 });
  const [batch] = await db.getAll('batches');
  const outcome = { word: 'revoked', ips: 5 };
  const items = [{ code: 'EF56', outcome, before: { status: 1, ips: 5 } }];
  await db.put('batches', { ...batch, operationId: 'x', items, groups: [] });
  return db;
}

/** With what was done with each code. */
async function version4(): Promise<IDBPDatabase> {
  (await version3()).close();
  const db = await openDB('share-code-manager', 4, {
    upgrade(old) {
      old.createObjectStore('acts', { keyPath: ['accountId', 'word', 'code'] });
    },
  });
  const act = { accountId: 'a', word: 'revoked', code: 'EF56', operationId: 'x', status: 1 };
  await db.put('acts', act);
  return db;
}

describe.each([
  ['1', version1],
  ['2', version2],
  ['3', version3],
  ['4', version4],
])('a database of version %s', (version, write) => {
  beforeEach(async () => {
    await closeDatabase();
    globalThis.indexedDB = new IDBFactory();
    (await write()).close();
  });

  it('opens with nothing lost', async () => {
    expect((await listAccounts()).map(({ id }) => id)).toEqual(['a']);
    expect(await getSettings()).toMatchObject({ currentAccountId: 'a', confirmAboveIps: 900 });
    expect((await getList('a', 'shared'))?.codes.map(({ code }) => code)).toEqual(['AB12']);
    const older = version >= '3' ? ['x'] : [];
    expect((await listOperations('a', 10)).map(({ id }) => id)).toEqual(['r', 'g', ...older]);
    expect((await openOperations()).map(({ id }) => id)).toEqual(['r']);
    expect(await listBatches('r')).toMatchObject([{ items: [{ code: 'CD34' }], phase: 'waiting' }]);
    expect((await getReview('v'))?.accountId).toBe('a');
    expect(await allPast('a')).toEqual([]);
  });

  it('keeps whole lists and notes, where it had them', async () => {
    const has = version === '1' ? 0 : 1;
    expect(await allBlocks('a', 'shared')).toHaveLength(has);
    expect(await listSyncs()).toHaveLength(has);
    expect(await listNotes('a')).toHaveLength(has);
    expect(await countDamagedIn('syncs')).toBe(0);
  });

  it('remembers which codes it has revoked', async () => {
    const known = version >= '3' ? [['EF56', 1] as const] : [];
    expect(await revokedAmong('a', ['CD34', 'EF56'])).toEqual(new Map(known));
  });

  it('forgets an account with everything that belongs to it', async () => {
    await deleteAccount('a');
    expect(await allBlocks('a', 'shared')).toEqual([]);
    expect(await listSyncs()).toEqual([]);
    expect(await listNotes('a')).toEqual([]);
    expect(await getList('a', 'shared')).toBeNull();
    expect(await listBatches('r')).toEqual([]);
    expect(await revokedCodes('a')).toEqual(new Set());
  });

  it('has a value for every setting that came later', async () => {
    expect(await getSettings()).toMatchObject({
      copyAfterGenerate: true,
      askBeforeRedeem: 'unclear',
    });
  });
});

it('a database of a newer version is told as one, and left as it is', async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  (await openDB('share-code-manager', 1000)).close();
  const failed = await listAccounts().catch(storageFailure);
  expect(failed).toEqual({ cause: 'newer-storage' });
  const db = await openDB('share-code-manager');
  expect(db.version).toBe(1000);
  db.close();
});
