import { browser } from 'wxt/browser';
import { keepKeyFiles } from './key-file';
import { SLOT, slotOf } from './keys';
import { type Bytes, parseSealed, sealKey } from './seal';
import { fileOf, openStored, type StoredKey, sealInFile } from './stored-key';

/*
 * The keys of all accounts, as the passphrase comes and goes. All of it runs within `exclusive`.
 */

/** Seals every key under the passphrase's data key. */
export function sealKeys(dataKey: Bytes): Promise<void> {
  return sealAll(
    (stored) => parseSealed(stored) !== null,
    (key, accountId) => sealKey(dataKey, key, accountId),
    null,
  );
}

/**
 * Seals every key by a file of its own.
 * @param dataKey opens those that are under a passphrase
 */
export function unsealKeys(dataKey: Bytes | null): Promise<void> {
  return sealAll((stored) => fileOf(stored) !== null, sealInFile, dataKey);
}

export async function removeKeys(): Promise<void> {
  await browser.storage.local.remove((await readAll()).map(([accountId]) => slotOf(accountId)));
  await tidyFiles();
}

/**
 * Removes keys that are no account's, and files that are no key's: whoever was killed in the middle has left them.
 * @param sealing whether there is a passphrase; with the data key each sealed key is tried
 * @returns the accounts whose key is missing or damaged
 */
export async function tidyKeys(
  accountIds: readonly string[],
  sealing: boolean,
  dataKey: Bytes | null,
): Promise<string[]> {
  const stored = new Map(await readAll());
  const orphans = [...stored.keys()].filter((id) => !accountIds.includes(id));
  await browser.storage.local.remove(orphans.map(slotOf));
  await tidyFiles();
  const missing: string[] = [];
  for (const id of accountIds)
    if (!(await isUsable(id, stored.get(id), sealing, dataKey))) missing.push(id);
  return missing;
}

async function isUsable(id: string, stored: unknown, sealing: boolean, dataKey: Bytes | null) {
  const isLocked = sealing && dataKey === null && parseSealed(stored) !== null;
  return isLocked || (await openStored(id, stored, dataKey)) !== null;
}

async function sealAll(
  isSealed: (stored: unknown) => boolean,
  seal: (key: string, accountId: string) => Promise<StoredKey>,
  dataKey: Bytes | null,
): Promise<void> {
  const changed: Record<string, StoredKey> = {};
  for (const [accountId, stored] of await readAll()) {
    const key = isSealed(stored) ? null : await openStored(accountId, stored, dataKey);
    if (key !== null) changed[slotOf(accountId)] = await seal(key, accountId);
  }
  if (Object.keys(changed).length === 0) return;
  await browser.storage.local.set(changed);
  await tidyFiles();
}

async function tidyFiles(): Promise<void> {
  await keepKeyFiles((await readAll()).flatMap(([, stored]) => fileOf(stored) ?? []));
}

/** What is stored for each account. Also for one that was killed before its account was stored. */
async function readAll(): Promise<[accountId: string, stored: unknown][]> {
  return Object.entries(await browser.storage.local.get(null)).flatMap(([slot, stored]) =>
    slot.startsWith(SLOT) ? [[slot.slice(SLOT.length), stored]] : [],
  );
}
