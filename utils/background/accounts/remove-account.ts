import { browser } from 'wxt/browser';
import { deleteAccount, getAccount, listAccounts } from '@/utils/database/accounts';
import { getSettings, patchSettings } from '@/utils/database/settings';
import type { Server } from '@/utils/share-codes/account';
import { hostPattern } from './client';
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

/** The production host is required by the manifest and cannot be given back. */
async function giveBack({ name, origin }: Server): Promise<void> {
  if (name === 'production') return;
  try {
    await browser.permissions.remove({ origins: [hostPattern(origin)] });
  } catch (error) {
    console.info('The host permission stays:', error); // required ones, as in a test build, cannot be removed
  }
}
