import type { Account } from '@/utils/share-codes/account';
import { announce } from './changes';
import { database, durable } from './database';
import { everyOne } from './fields';
import { readAccount } from './read-records';

export async function getAccount(id: string): Promise<Account | null> {
  return readAccount(await (await database()).get('accounts', id)) ?? null;
}

/** All accounts, oldest first. */
export async function listAccounts(): Promise<Account[]> {
  const accounts = everyOne(readAccount, await (await database()).getAll('accounts'));
  return accounts.sort((a, b) => a.createdAt - b.createdAt);
}

export async function putAccount(account: Account): Promise<void> {
  const tx = await durable(['accounts']);
  await tx.objectStore('accounts').put(account);
  await tx.done;
  announce({ store: 'accounts', id: account.id });
}

/**
 * Changes some facts of an account. It may have been removed meanwhile: then nothing happens.
 * @param from the origin of the server that has told them: nor does it once the account has left that
 */
export async function patchAccount(
  id: string,
  patch: Partial<Account>,
  from?: string,
): Promise<void> {
  const tx = (await database()).transaction('accounts', 'readwrite');
  const account = readAccount(await tx.store.get(id));
  if (account && (from === undefined || isOn(account, from)))
    await tx.store.put({ ...account, ...patch });
  await tx.done;
  announce({ store: 'accounts', id });
}

/** Whether an account is on the server of this origin. */
export const isOn = (account: Account | null | undefined, origin: string): boolean =>
  account?.server.origin === origin;

/** Stores whose keys begin with the account's id. */
const BY_ACCOUNT = ['lists', 'blocks', 'syncs', 'notes', 'acts', 'past'] as const;

/**
 * Removes an account with everything that belongs to it, and what is damaged so far that it belongs to nobody.
 * Its key is the caller's to remove.
 */
export async function deleteAccount(id: string): Promise<void> {
  const tx = await durable(['accounts', 'operations', 'batches', 'reviews', ...BY_ACCOUNT]);
  const [accounts, operations, batches] = [
    tx.objectStore('accounts'),
    tx.objectStore('operations'),
    tx.objectStore('batches'),
  ];
  await accounts.delete(id);
  for (const store of BY_ACCOUNT)
    await tx.objectStore(store).delete(IDBKeyRange.bound([id], [id, []]));
  const others = new Set(await accounts.getAllKeys());
  for (const store of [operations, tx.objectStore('reviews')])
    for (const record of await store.getAll())
      if (!others.has(record.accountId)) await store.delete(record.id);
  const kept = new Set(await operations.getAllKeys());
  for (const key of await batches.getAllKeys()) if (!kept.has(key[0])) await batches.delete(key);
  await tx.done;
  announce({ store: 'accounts', id });
}
