import type { Account } from '@/utils/share-codes/account';
import { announce } from './changes';
import { database, durable } from './database';

export async function getAccount(id: string): Promise<Account | null> {
  return (await (await database()).get('accounts', id)) ?? null;
}

/** All accounts, oldest first. */
export async function listAccounts(): Promise<Account[]> {
  const accounts = await (await database()).getAll('accounts');
  return accounts.sort((a, b) => a.createdAt - b.createdAt);
}

export async function putAccount(account: Account): Promise<void> {
  const tx = await durable(['accounts']);
  await tx.objectStore('accounts').put(account);
  await tx.done;
  announce({ store: 'accounts', id: account.id });
}

/** Changes some facts of an account that may have been removed meanwhile: then nothing happens. */
export async function patchAccount(id: string, patch: Partial<Account>): Promise<void> {
  const tx = (await database()).transaction('accounts', 'readwrite');
  const account = await tx.store.get(id);
  if (account) await tx.store.put({ ...account, ...patch });
  await tx.done;
  announce({ store: 'accounts', id });
}

/** Stores whose keys begin with the account's id. */
const BY_ACCOUNT = ['lists', 'blocks', 'syncs', 'notes'] as const;

/** Removes an account with everything that belongs to it. Its key is the caller's to remove. */
export async function deleteAccount(id: string): Promise<void> {
  const tx = await durable(['accounts', 'operations', 'batches', 'reviews', ...BY_ACCOUNT]);
  const operations = tx.objectStore('operations');
  const range = IDBKeyRange.bound([id], [id, []]);
  for (const operationId of await operations.index('by-account').getAllKeys(range)) {
    await operations.delete(operationId);
    await tx.objectStore('batches').delete(IDBKeyRange.bound([operationId], [operationId, []]));
  }
  for (const store of BY_ACCOUNT) await tx.objectStore(store).delete(range);
  for (const review of await tx.objectStore('reviews').getAll())
    if (review.accountId === id) await tx.objectStore('reviews').delete(review.id);
  await tx.objectStore('accounts').delete(id);
  await tx.done;
  announce({ store: 'accounts', id });
}
