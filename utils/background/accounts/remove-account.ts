import { browser } from 'wxt/browser';
import { deleteAccount, getAccount, listAccounts } from '@/utils/database/accounts';
import { getSettings, patchSettings } from '@/utils/database/settings';
import type { Server } from '@/utils/share-codes/account';
import { hostPattern } from '@/utils/share-codes/server-address';
import { removeKey } from './keys';

/** Forgets an account: key first, then cache and journal, then the host permission nobody else needs. */
export async function removeAccount(accountId: string): Promise<void> {
  const account = await getAccount(accountId);
  await removeKey(accountId);
  await deleteAccount(accountId);
  const others = await listAccounts();
  if ((await getSettings()).currentAccountId === accountId)
    await patchSettings({ currentAccountId: others[0]?.id ?? null });
  const shared = others.some(({ server }) => server.origin === account?.server.origin);
  if (account && !shared) await giveBack(account.server);
}

/** What the manifest requires stays: Firefox would let it go, and no other account could be set up there. */
async function giveBack({ origin }: Server): Promise<void> {
  const pattern = hostPattern(origin);
  const required = browser.runtime.getManifest().host_permissions ?? [];
  if (required.includes(pattern)) return;
  await browser.permissions.remove({ origins: [pattern] });
}
