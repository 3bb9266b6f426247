import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { startGenerate, startRedeem } from '@/utils/background/operations/create';
import { resume } from '@/utils/background/operations/person';
import { answer } from '@/utils/background/router';
import { closeDatabase, database } from '@/utils/database/database';
import { getOperation, updateBatch, updateOperation } from '@/utils/database/operations';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { newStart, outcomesOf, settled, until, withExtension } from './extension';

/*
 * What happens to an operation in the middle: the server has acted, and nobody knows it yet.
 */

const extension = withExtension();

const MAIN = 'main@reseller.example';
const id = () => extension.account.id;
const begin = () => newStart(id());
const posts = () => extension.server.requests.filter(({ method }) => method === 'POST');

/** Runs while nothing of the account's lane goes on, as long as no worker is there. */
const without = (lane: string, act: () => Promise<void>): Promise<void> =>
  navigator.locks.request(`${id()}/${lane}`, act);

/** A generate whose request has left, and its code in the server's books. */
async function sendGenerate(state: 'sent' | 'unconfirmed') {
  const start = begin();
  await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
  const time = Date.now();
  const told = { codes: [], newestCreatedAt: null, complete: true, tied: false };
  const baseline = { ...told, balance: 100_000, serverTime: time };
  await updateOperation<GenerateOperation>(start.id, (stored) => ({
    ...stored,
    state,
    baseline,
    sentAt: time,
  }));
  const [made] = extension.server.books.add(1, { maker: MAIN, ips: 10 });
  return { id: start.id, code: made?.code ?? '' };
}

/** A redeem whose request has left, and its code used in the server's books. */
async function sendRedeem() {
  const start = begin();
  const usedAt = Date.now();
  const [sold] = extension.server.books.add(1, { maker: 'other@seller.example' });
  const code = sold?.code ?? '';
  await startRedeem(start, [code]);
  await updateBatch(start.id, 0, ({ operation, batch }) => ({
    operation: { ...operation, baseline: { usedCodes: [], newestUsedAt: null, balance: 100_000 } },
    batch: {
      ...batch,
      phase: 'sent',
      groups: batch.groups.map((one) => ({ ...one, unsure: true })),
    },
  }));
  Object.assign(sold ?? {}, { usedAt, usedBy: MAIN });
  return { id: start.id, code };
}

it('the extension is updated: the new version finds what the one before has sent', async () => {
  await without('generate', () =>
    without('batches', async () => {
      made = await sendGenerate('sent');
      sold = await sendRedeem();
      await leaveVersion3();
    }),
  );
  const done = await settled<GenerateOperation>(made.id);
  expect([done.state, done.codes.map(({ code }) => code)]).toEqual(['done', [made.code]]);
  await until(sold.id);
  expect(await outcomesOf(sold.id)).toEqual({ [sold.code]: 'redeemed' });
  expect(posts()).toEqual([]);
});

it('the key is replaced by one of the same account: it is found with that', async () => {
  await without('generate', async () => {
    made = await sendGenerate('unconfirmed');
    extension.server.books.newKey(extension.server.books.accounts[0]);
  });
  await until(made.id, ({ hold }) => hold === 'key');
  await saveKey();
  const done = await settled<GenerateOperation>(made.id);
  expect(done.codes.map(({ code }) => code)).toEqual([made.code]);
  expect(posts()).toEqual([]);
});

it('the key is replaced by nobody knows whose: it waits for the person', async () => {
  const nobody = { fault: 'missing' } as const;
  await without('generate', async () => {
    made = await sendGenerate('unconfirmed');
    extension.server.setFaults([nobody, { fault: 'answer', status: 503, on: 'list-share-code' }]);
  });
  await until(made.id, ({ failure }) => failure?.cause === 'server-error');
  extension.server.books.newKey(extension.server.books.accounts[0]);
  extension.server.setFaults(nobody);
  await updateOperation(made.id, (stored) => ({ ...stored, dueAt: Date.now() + 60_000 }));
  await saveKey();
  expect(await getOperation(made.id)).toMatchObject({ hold: 'whose-key', state: 'unconfirmed' });
  await resume(made.id);
  const done = await settled<GenerateOperation>(made.id);
  expect(done.codes.map(({ code }) => code)).toEqual([made.code]);
  expect(posts()).toEqual([]);
});

let made: { id: string; code: string };
let sold: { id: string; code: string };

async function saveKey(): Promise<void> {
  const { url, key } = extension.server;
  const typed = { name: '', server: 'custom', address: url, key, untested: false };
  const saved = await answer(
    { type: 'save-account', accountId: id(), ...typed },
    { id: browser.runtime.id, url: browser.runtime.getURL('/options.html') },
  );
  expect(saved.ok).toBe(true);
}

/** The database as version 3 would have left it in the middle of the same. */
async function leaveVersion3(): Promise<void> {
  const db = await database();
  const names = [...db.objectStoreNames].filter((name) => name !== 'acts' && name !== 'past');
  const stores = await Promise.all(
    names.map(async (name) => {
      const { store } = db.transaction(name);
      const indexes = [...store.indexNames].map((index) => store.index(index));
      const paths = indexes.map(({ name, keyPath }) => ({ name, keyPath }));
      const [keys, values] = [await store.getAllKeys(), await store.getAll()];
      return { name, keyPath: store.keyPath, paths, keys, values };
    }),
  );
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  const old = await openDB('share-code-manager', 3, {
    upgrade(fresh) {
      for (const { name, keyPath, paths, keys, values } of stores) {
        const store = fresh.createObjectStore(name, keyPath === null ? {} : { keyPath });
        for (const index of paths) store.createIndex(index.name, index.keyPath);
        for (const [at, value] of values.entries())
          void (keyPath === null ? store.put(value, keys[at]) : store.put(value));
      }
    },
  });
  old.close();
}
