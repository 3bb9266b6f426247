import { browser } from 'wxt/browser';
import { type Failure, fail, ok, type Result } from '@/utils/share-codes/failure';
import { type Bytes, openKey, parseSealed, type Sealed, sealKey } from './seal';
import { openDataKey, VAULT } from './vault';

/*
 * The one place where keys are read and written. Each lies in storage.local under its account's id: plain, or sealed
 * once there is a passphrase. Nothing outside this folder imports this file. What changes them runs within `exclusive`.
 */

const SLOT = 'key:';
const slotOf = (accountId: string): string => SLOT + accountId;

type NoKey = Extract<Failure, { cause: 'no-key' | 'locked' }>;

/** Fails with `no-key` where none is stored, or what is stored is not a key. */
export async function readKey(accountId: string): Promise<Result<string, NoKey>> {
  const slot = slotOf(accountId);
  const { [slot]: stored, [VAULT]: vault } = await browser.storage.local.get([slot, VAULT]);
  if (stored === undefined) return fail({ cause: 'no-key' });
  if (vault === undefined) return isPlain(stored) ? ok(stored) : fail({ cause: 'no-key' });
  const dataKey = await openDataKey();
  if (!dataKey) return fail({ cause: 'locked' });
  const key = isPlain(stored) ? stored : await unsealed(dataKey, stored, accountId);
  return key === null ? fail({ cause: 'no-key' }) : ok(key);
}

/** A key as it is to be stored. With a passphrase that is never plain: fails with `locked` while it cannot be sealed. */
export async function prepareKey(
  accountId: string,
  key: string,
): Promise<Result<string | Sealed, NoKey>> {
  const { [VAULT]: vault } = await browser.storage.local.get(VAULT);
  if (vault === undefined) return ok(key);
  const dataKey = await openDataKey();
  return dataKey ? ok(await sealKey(dataKey, key, accountId)) : fail({ cause: 'locked' });
}

export async function putKey(accountId: string, prepared: string | Sealed): Promise<void> {
  await browser.storage.local.set({ [slotOf(accountId)]: prepared });
}

export async function removeKey(accountId: string): Promise<void> {
  await browser.storage.local.remove(slotOf(accountId));
}

/**
 * Removes keys that are no account's: whoever was killed in the middle has left them.
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
  const missing: string[] = [];
  for (const id of accountIds)
    if (!(await isUsable(id, stored.get(id), sealing, dataKey))) missing.push(id);
  return missing;
}

async function isUsable(id: string, stored: unknown, sealing: boolean, dataKey: Bytes | null) {
  if (isPlain(stored)) return true;
  if (!sealing || !parseSealed(stored)) return false;
  return dataKey === null || (await unsealed(dataKey, stored, id)) !== null;
}

/** Seals every key that is plain, each over itself. */
export async function sealKeys(dataKey: Bytes): Promise<void> {
  const sealed: Record<string, unknown> = {};
  for (const [accountId, stored] of await readAll())
    if (isPlain(stored)) sealed[slotOf(accountId)] = await sealKey(dataKey, stored, accountId);
  await browser.storage.local.set(sealed);
}

/** Makes every key plain again. */
export async function unsealKeys(dataKey: Bytes): Promise<void> {
  const plain: Record<string, string> = {};
  for (const [accountId, stored] of await readAll()) {
    const key = await unsealed(dataKey, stored, accountId);
    if (key !== null) plain[slotOf(accountId)] = key;
  }
  await browser.storage.local.set(plain);
}

export async function removeKeys(): Promise<void> {
  await browser.storage.local.remove((await readAll()).map(([accountId]) => slotOf(accountId)));
}

/** What is stored for each account. Also for one that was killed before its account was stored. */
async function readAll(): Promise<[accountId: string, stored: unknown][]> {
  return Object.entries(await browser.storage.local.get(null)).flatMap(([slot, stored]) =>
    slot.startsWith(SLOT) ? [[slot.slice(SLOT.length), stored]] : [],
  );
}

const isPlain = (stored: unknown): stored is string => typeof stored === 'string' && stored !== '';

async function unsealed(dataKey: Bytes, stored: unknown, accountId: string) {
  const sealed = parseSealed(stored);
  return sealed && openKey(dataKey, sealed, accountId);
}
