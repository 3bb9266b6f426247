import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type Failure, fail, ok, type Result } from '@/utils/share-codes/failure';
import { keepKeyFiles, newKeyFile, readKeyFile, removeKeyFile } from './key-file';
import { type Bytes, openKey, parseSealed, type Sealed, sealed, sealKey } from './seal';
import { openDataKey, VAULT } from './vault';

/*
 * The one place where keys are read and written. Each lies sealed in storage.local under its account's id, and what opens
 * it elsewhere: in a file of its own, or under the passphrase once there is one. Only older versions wrote plain ones.
 * Nothing outside this folder imports this file. What changes keys runs within `exclusive`.
 */

const SLOT = 'key:';
const slotOf = (accountId: string): string => SLOT + accountId;

const inFile = v.object({ file: v.pipe(v.string(), v.uuid()), sealed });

/** Sealed under the data key in the file of this name. */
type InFile = v.InferOutput<typeof inFile>;

/** A key as it is stored: by a file, or under the passphrase. */
export type StoredKey = InFile | Sealed;

type NoKey = Extract<Failure, { cause: 'no-key' | 'locked' }>;

/** Fails with `no-key` where none is stored, or what is stored is not a key, or what opens it is gone. */
export async function readKey(accountId: string): Promise<Result<string, NoKey>> {
  const slot = slotOf(accountId);
  const { [slot]: stored, [VAULT]: vault } = await browser.storage.local.get([slot, VAULT]);
  if (stored === undefined) return fail({ cause: 'no-key' });
  const dataKey = vault === undefined ? null : await openDataKey();
  if (vault !== undefined && !dataKey) return fail({ cause: 'locked' });
  const key = await open(accountId, stored, dataKey);
  if (key !== null) return ok(key);
  const { [slot]: now } = await browser.storage.local.get(slot);
  const isReplaced = JSON.stringify(now) !== JSON.stringify(stored); // and its file went with it
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
  const file = await fileOf(accountId);
  await browser.storage.local.set({ [slotOf(accountId)]: prepared });
  if (file !== null) await removeKeyFile(file);
}

export async function removeKey(accountId: string): Promise<void> {
  const file = await fileOf(accountId);
  await browser.storage.local.remove(slotOf(accountId));
  if (file !== null) await removeKeyFile(file);
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
  return isLocked || (await open(id, stored, dataKey)) !== null;
}

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
  return sealAll((stored) => parseInFile(stored) !== null, sealInFile, dataKey);
}

export async function removeKeys(): Promise<void> {
  await browser.storage.local.remove((await readAll()).map(([accountId]) => slotOf(accountId)));
  await tidyFiles();
}

async function sealAll(
  isSealed: (stored: unknown) => boolean,
  seal: (key: string, accountId: string) => Promise<StoredKey>,
  dataKey: Bytes | null,
): Promise<void> {
  const changed: Record<string, StoredKey> = {};
  for (const [accountId, stored] of await readAll()) {
    const key = isSealed(stored) ? null : await open(accountId, stored, dataKey);
    if (key !== null) changed[slotOf(accountId)] = await seal(key, accountId);
  }
  if (Object.keys(changed).length === 0) return;
  await browser.storage.local.set(changed);
  await tidyFiles();
}

async function sealInFile(key: string, accountId: string): Promise<InFile> {
  const { file, dataKey } = await newKeyFile();
  return { file, sealed: await sealKey(dataKey, key, accountId) };
}

/** Opens what is stored for an account; `null` where that is no key, or what opens it is not there. */
async function open(accountId: string, stored: unknown, dataKey: Bytes | null) {
  if (isPlain(stored)) return stored;
  const own = parseInFile(stored);
  const opener = own ? await readKeyFile(own.file) : dataKey;
  const closed = own?.sealed ?? parseSealed(stored);
  return opener && closed && openKey(opener, closed, accountId);
}

async function tidyFiles(): Promise<void> {
  const all = await readAll();
  await keepKeyFiles(all.flatMap(([, stored]) => parseInFile(stored)?.file ?? []));
}

async function fileOf(accountId: string): Promise<string | null> {
  const slot = slotOf(accountId);
  return parseInFile((await browser.storage.local.get(slot))[slot])?.file ?? null;
}

/** What is stored for each account. Also for one that was killed before its account was stored. */
async function readAll(): Promise<[accountId: string, stored: unknown][]> {
  return Object.entries(await browser.storage.local.get(null)).flatMap(([slot, stored]) =>
    slot.startsWith(SLOT) ? [[slot.slice(SLOT.length), stored]] : [],
  );
}

const isPlain = (stored: unknown): stored is string => typeof stored === 'string' && stored !== '';

function parseInFile(stored: unknown): InFile | null {
  const parsed = v.safeParse(inFile, stored);
  return parsed.success ? parsed.output : null;
}
