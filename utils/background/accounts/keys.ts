import { browser } from 'wxt/browser';
import { type Failure, fail, ok, type Result } from '@/utils/share-codes/failure';
import { removeKeyFile } from './key-file';
import { sealKey } from './seal';
import { fileOf, openStored, type StoredKey, sealInFile } from './stored-key';
import { openDataKey, VAULT } from './vault';

/*
 * The one place where a key is read and written. Each lies sealed in storage.local under its account's id. Nothing outside
 * this folder imports this file. What changes keys runs within `exclusive`.
 */

export const SLOT = 'key:';
export const slotOf = (accountId: string): string => SLOT + accountId;

type NoKey = Extract<Failure, { cause: 'no-key' | 'locked' }>;

/** Fails with `no-key` where none is stored, or what is stored is not a key, or what opens it is gone. */
export async function readKey(accountId: string): Promise<Result<string, NoKey>> {
  const slot = slotOf(accountId);
  const { [slot]: stored, [VAULT]: vault } = await browser.storage.local.get([slot, VAULT]);
  if (stored === undefined) return fail({ cause: 'no-key' });
  const dataKey = vault === undefined ? null : await openDataKey();
  if (vault !== undefined && !dataKey) return fail({ cause: 'locked' });
  const key = await openStored(accountId, stored, dataKey);
  if (key !== null) return ok(key);
  const isReplaced = JSON.stringify(await read(accountId)) !== JSON.stringify(stored); // and its file went with it
  return isReplaced ? readKey(accountId) : fail({ cause: 'no-key' });
}

/** A key as it is to be stored. With a passphrase only that opens it: fails with `locked` while it cannot be sealed. */
export async function prepareKey(
  accountId: string,
  key: string,
): Promise<Result<StoredKey, NoKey>> {
  const { [VAULT]: vault } = await browser.storage.local.get(VAULT);
  if (vault === undefined) return ok(await sealInFile(key, accountId));
  const dataKey = await openDataKey();
  return dataKey ? ok(await sealKey(dataKey, key, accountId)) : fail({ cause: 'locked' });
}

export async function putKey(accountId: string, prepared: StoredKey): Promise<void> {
  const file = fileOf(await read(accountId));
  await browser.storage.local.set({ [slotOf(accountId)]: prepared });
  if (file !== null) await removeKeyFile(file);
}

export async function removeKey(accountId: string): Promise<void> {
  const file = fileOf(await read(accountId));
  await browser.storage.local.remove(slotOf(accountId));
  if (file !== null) await removeKeyFile(file);
}

async function read(accountId: string): Promise<unknown> {
  const slot = slotOf(accountId);
  return (await browser.storage.local.get(slot))[slot];
}
