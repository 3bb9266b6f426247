import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeDatabase } from '@/utils/database/database';
import { getSettings, patchSettings } from '@/utils/database/settings';
import { answerPassphrase, checkLock } from './lock';

vi.mock(import('./menus'), async (original) => ({
  ...(await original()),
  showMenus: async () => {},
}));

const unusable = new DOMException('no folder', 'SecurityError');

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  fakeBrowser.reset();
  vi.spyOn(await navigator.storage.getDirectory(), 'keys').mockImplementation(() => {
    throw unusable;
  });
});
afterEach(() => vi.restoreAllMocks());

const shownLock = async () => (await getSettings()).lock;

it('whether there is a passphrase is shown, also where the files of keys cannot be tidied', async () => {
  await patchSettings({ lock: 'open' });
  await expect(checkLock()).rejects.toBe(unusable);
  expect(await shownLock()).toBe('off');
});

it('a passphrase that is set is shown, also where what opened a key before cannot be removed', async () => {
  await fakeBrowser.storage.local.set({ 'key:a': 'secret-key-of-a' });
  const set = { type: 'set-passphrase', passphrase: 'correct horse battery staple' } as const;
  await expect(answerPassphrase(set)).rejects.toBe(unusable);
  expect(await shownLock()).toBe('open');
});
