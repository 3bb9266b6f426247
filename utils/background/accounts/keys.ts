import { browser } from 'wxt/browser';
import { type Failure, fail, ok, type Result } from '@/utils/share-codes/failure';
import { type Bytes, openKey, parseSealed, sealKey } from './seal';
import { exclusive, openDataKey, VAULT } from './vault';

/*
 * The one place where keys are read and written. Each lies in storage.local under its account's id: plain, or sealed
 * once there is a passphrase. Nothing outside this folder imports this file.
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

/** With a passphrase no plain copy is ever written: fails with `locked`, and what is stored stays. */
export function writeKey(accountId: string, key: string): Promise<Result<null, NoKey>> {
  return exclusive(async () => {
    const { [VAULT]: vault } = await browser.storage.local.get(VAULT);
    const dataKey = vault === undefined ? null : await openDataKey();
    if (vault !== undefined && !dataKey) return fail({ cause: 'locked' });
    const stored = dataKey ? await sealKey(dataKey, key, accountId) : key;
    await browser.storage.local.set({ [slotOf(accountId)]: stored });
    return ok(null);
  });
}

export function removeKey(accountId: string): Promise<void> {
  return exclusive(() => browser.storage.local.remove(slotOf(accountId)));
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
