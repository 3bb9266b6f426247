import { browser } from 'wxt/browser';
import { listAccounts } from '@/utils/database/accounts';
import { hostPattern } from '@/utils/share-codes/server-address';

/** The pattern of one host: more than that was never asked for, and is not this extension's to give back. */
const ONE_HOST = /^https?:\/\/[^*/]+\/\*$/;

/** The origins of servers that a key is being tested on: their accounts are stored only after that. */
const testing: string[] = [];

/** Keeps the permission for a server as long as this lasts. */
export async function keepingHost<T>(origin: string, act: () => Promise<T>): Promise<T> {
  testing.push(origin);
  try {
    return await act();
  } finally {
    testing.splice(testing.indexOf(origin), 1);
  }
}

/**
 * Gives back the permission for each host that no account needs: the account was removed or has moved, or the save that
 * it was asked for failed. What the manifest requires stays: Firefox would let it go, and no account could be set up there.
 */
export async function giveBackHosts(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const accounts = await listAccounts();
  const needed = new Set([
    ...(browser.runtime.getManifest().host_permissions ?? []),
    ...[...accounts.map(({ server }) => server.origin), ...testing].map(hostPattern),
  ]);
  const unused = origins.filter((pattern) => ONE_HOST.test(pattern) && !needed.has(pattern));
  if (unused.length > 0) await browser.permissions.remove({ origins: unused });
}
