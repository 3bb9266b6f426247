import 'fake-indexeddb/auto';
import { setTimeout } from 'node:timers/promises';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveAccount } from '@/utils/background/accounts/save-account';
import { run } from '@/utils/background/operations/runner';
import { asked, newSync } from '@/utils/background/sync/plan';
import { onChange } from '@/utils/database/changes';
import { closeDatabase } from '@/utils/database/database';
import {
  getOperation,
  listBatches,
  updateBatch,
  updateOperation,
} from '@/utils/database/operations';
import type { Sync } from '@/utils/database/records';
import { getSync, updateSync } from '@/utils/database/syncs';
import type { Account } from '@/utils/share-codes/account';
import type { BatchItem, Operation } from '@/utils/share-codes/operation';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';

/*
 * The background against the local server over HTTP, in Node: real requests, fake-indexeddb for storage.
 * fake-browser has no permissions, badge, menus and messages: these are stood in for, and nothing else is.
 */

export interface Extension {
  server: LocalServer;
  account: Account;
}

export async function startExtension(codes = 0): Promise<Extension> {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  fakeBrowser.reset();
  Object.assign(fakeBrowser, {
    permissions: { contains: async () => true, getAll: async () => ({}), remove: async () => true },
    action: { setBadgeText: async () => {}, setBadgeBackgroundColor: async () => {} },
    contextMenus: { update: async () => {} },
    i18n: { getMessage: (key: string) => (key === 'words_locale' ? 'en' : key) },
  });
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({}) });
  Object.assign(globalThis, { chrome: fakeBrowser });
  const server = await startLocalServer({ codes });
  return { server, account: await addAccount(server, server.key) };
}

/** A new one for each test of a file. */
export function withExtension(codes = 0): Extension {
  let running: Extension | undefined;
  const current = (): Extension => {
    if (!running) throw new Error('It runs within a test only.');
    return running;
  };
  beforeEach(async () => {
    running = await startExtension(codes);
  });
  afterEach(() => current().server.close());
  return {
    get server() {
      return current().server;
    },
    get account() {
      return current().account;
    },
  };
}

export async function addAccount(
  server: Pick<LocalServer, 'url'>,
  key: string,
  untested = false,
): Promise<Account> {
  const saved = await saveAccount(
    {
      type: 'save-account',
      accountId: null,
      name: '',
      server: 'custom',
      address: server.url,
      key,
      untested,
    },
    async () => {},
  );
  if (!saved.ok) throw new Error(`not saved: ${JSON.stringify(saved.failure)}`);
  return saved.value.account;
}

/** The start of an operation, as the popup sends it. */
export const newStart = (accountId: string) => ({
  id: crypto.randomUUID(),
  accountId,
  source: 'popup' as const,
});

/** How far the shared list of an account is read. */
export async function sharedSync(accountId: string): Promise<Sync> {
  const stored = await getSync(accountId, 'shared');
  if (!stored) throw new Error('no sync');
  return stored;
}

/** Begins to read that list; each step is the test's. */
export const beginSync = (accountId: string) =>
  updateSync(accountId, 'shared', () => asked(newSync(accountId, 'shared'), null, Date.now()));

/** The operation as soon as it is as wanted; by default settled. */
export function until<T extends Operation = Operation>(
  id: string,
  wanted: (operation: T) => boolean = (operation) => !operation.open,
): Promise<T> {
  return new Promise((resolve) => {
    const look = async (): Promise<void> => {
      const operation = (await getOperation(id)) as T | null;
      if (!operation || !wanted(operation)) return;
      stop();
      resolve(operation);
    };
    const stop = onChange(() => void look());
    void look();
  });
}

/** The operation once it is settled. What it would only wait for to look again passes at once. */
export async function settled<T extends Operation = Operation>(id: string): Promise<T> {
  const end = until<T>(id);
  let isOver = false;
  void end.then(() => (isOver = true));
  while (!isOver) {
    await passTime(id);
    await Promise.race([end, setTimeout(20)]);
  }
  return end;
}

/** An open operation that waits for its next look, or its next try, finds that the time for it has come. */
async function passTime(id: string): Promise<void> {
  const { open, dueAt, hold } = (await getOperation(id)) ?? {};
  if (!open || hold || !dueAt || dueAt <= Date.now()) return;
  const isLong = { lookedAt: 0 }; // long ago
  for (const { index } of await listBatches(id))
    await updateBatch(id, index, ({ operation, batch }) => ({
      operation,
      batch: { ...batch, patience: { ...batch.patience, ...isLong } },
    }));
  await updateOperation<Operation>(id, (stored) => {
    if (!stored.open || stored.dueAt !== dueAt) return null;
    const isLooking = stored.kind === 'generate' && stored.patience;
    return {
      ...stored,
      dueAt: 0,
      ...(isLooking && { patience: { ...stored.patience, ...isLong } }),
    } as Operation;
  });
  void run();
}

export async function itemsOf(id: string): Promise<BatchItem[]> {
  return (await listBatches(id)).flatMap(({ items }) => items);
}

/** What became of each code, by its word. */
export async function outcomesOf(id: string): Promise<Record<string, string>> {
  const items = await itemsOf(id);
  return Object.fromEntries(items.map(({ code, outcome }) => [code, outcome?.word ?? 'open']));
}
