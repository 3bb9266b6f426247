import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveAccount } from '@/utils/background/accounts/save-account';
import { onChange } from '@/utils/database/changes';
import { closeDatabase } from '@/utils/database/database';
import { getOperation, listBatches } from '@/utils/database/operations';
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

export async function itemsOf(id: string): Promise<BatchItem[]> {
  return (await listBatches(id)).flatMap(({ items }) => items);
}

/** What became of each code, by its word. */
export async function outcomesOf(id: string): Promise<Record<string, string>> {
  const items = await itemsOf(id);
  return Object.fromEntries(items.map(({ code, outcome }) => [code, outcome?.word ?? 'open']));
}
