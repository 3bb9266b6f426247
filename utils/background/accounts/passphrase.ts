import { browser } from 'wxt/browser';
import { listAccounts, patchAccount } from '@/utils/database/accounts';
import { fail, ok, type Result } from '@/utils/share-codes/failure';
import { isLongEnough } from '@/utils/share-codes/passphrase';
import { removeKeys, sealKeys, tidyKeys, unsealKeys } from './all-keys';
import { type Bytes, COUNT, closeVault, newDataKey, openVault } from './seal';
import { beginTry, forgetTries } from './tries';
import {
  exclusive,
  keepDataKey,
  openDataKey,
  readVault,
  shut,
  shutInTime,
  VAULT,
  writeVault,
} from './vault';

/*
 * One passphrase for the keys of all accounts. Whatever is killed at whichever line: each key opens without a
 * passphrase or with the one before or the new one, and what was left half done is finished (`tidyUp`).
 * That rests on single writes in their order, on nothing larger.
 */

export { LOCK_ALARM, lockState } from './vault';

/** The vault comes first: no key is ever sealed that nothing opens. */
export function setPassphrase(passphrase: string): Promise<Result<null>> {
  return exclusive(async () => {
    if (!isLongEnough(passphrase)) return fail({ cause: 'short-passphrase' });
    if (await readVault()) return fail({ cause: 'bad-message', detail: 'a passphrase is set' });
    const dataKey = newDataKey();
    const vault = await closeVault(dataKey, passphrase);
    await keepDataKey(dataKey);
    await writeVault(vault);
    await sealKeys(dataKey);
    return ok(null);
  });
}

/** The keys stay as they are: only the data key's record is another. */
export function changePassphrase(passphrase: string, next: string): Promise<Result<null>> {
  return exclusive(async () => {
    if (!isLongEnough(next)) return fail({ cause: 'short-passphrase' });
    const tried = await tryPassphrase(passphrase);
    if (!tried.ok) return tried;
    await writeVault(await closeVault(tried.value, next));
    await unlockWith(tried.value);
    return ok(null);
  });
}

/** The vault goes last: until then a key that is under it still opens, and one that a file opens is put under it again. */
export function removePassphrase(passphrase: string): Promise<Result<null>> {
  return exclusive(async () => {
    const tried = await tryPassphrase(passphrase);
    if (!tried.ok) return tried;
    await unsealKeys(tried.value);
    await browser.storage.local.remove(VAULT);
    await shut();
    return ok(null);
  });
}

export function unlock(passphrase: string): Promise<Result<null>> {
  return exclusive(async () => {
    const tried = await tryPassphrase(passphrase);
    if (!tried.ok) return tried;
    await unlockWith(tried.value);
    const vault = await readVault();
    if (vault && vault !== 'damaged' && vault.count < COUNT)
      await writeVault(await closeVault(tried.value, passphrase));
    return ok(null);
  });
}

/** The passphrase is forgotten: so are the keys that only it opens, and nothing else. */
export function forgetKeys(): Promise<void> {
  return exclusive(async () => {
    if (!(await readVault())) return; // keys that nothing locks are no part of this
    await removeKeys();
    await browser.storage.local.remove(VAULT);
    await forgetTries();
    await shut();
    await tellMissing((await listAccounts()).map(({ id }) => id));
  });
}

export function lock(): Promise<void> {
  return exclusive(shut);
}

/** The person has used a key: the time until it locks begins anew. */
export function stayUnlocked(): Promise<void> {
  return exclusive(async () => {
    const dataKey = await openDataKey();
    if (dataKey) await keepDataKey(dataKey);
  });
}

/** At each start, and when the time has come: locks if it is over, and finishes what a killed worker has left half done. */
export function tidyUp(): Promise<void> {
  return exclusive(async () => {
    await shutInTime();
    const sealing = (await readVault()) !== null;
    const dataKey = sealing ? await openDataKey() : null;
    if (dataKey) await sealKeys(dataKey);
    if (!sealing) await unsealKeys(null);
    const accounts = await listAccounts();
    const missing = await tidyKeys(
      accounts.map(({ id }) => id),
      sealing,
      dataKey,
    );
    const told = accounts.filter(({ keyState }) => keyState === 'missing').map(({ id }) => id);
    await tellMissing(missing.filter((id) => !told.includes(id)));
  });
}

async function tellMissing(accountIds: string[]): Promise<void> {
  for (const id of accountIds) await patchAccount(id, { keyState: 'missing', keyTail: '' });
}

async function unlockWith(dataKey: Bytes): Promise<void> {
  await keepDataKey(dataKey);
  await sealKeys(dataKey);
}

async function tryPassphrase(passphrase: string): Promise<Result<Bytes>> {
  const vault = await readVault();
  if (!vault) return fail({ cause: 'bad-message', detail: 'no passphrase is set' });
  if (vault === 'damaged') return fail({ cause: 'damaged-vault' });
  const begun = await beginTry();
  if (!begun.ok) return begun;
  const dataKey = await openVault(vault, passphrase);
  if (!dataKey) return fail({ cause: 'wrong-passphrase', retryAt: begun.value });
  await forgetTries();
  return ok(dataKey);
}
