import { deleteAccount, listAccounts } from '@/utils/database/accounts';
import { forgetViews } from '@/utils/database/kept-views';
import { getSettings, patchSettings } from '@/utils/database/settings';
import { giveBackHosts } from './give-back-hosts';
import { removeKey } from './keys';
import { exclusive } from './vault';

/** Forgets an account: key first, then cache and journal, then the host permission nobody else needs. */
export async function removeAccount(accountId: string): Promise<void> {
  await exclusive(async () => {
    await removeKey(accountId);
    await deleteAccount(accountId);
  });
  await forgetViews();
  const others = await listAccounts();
  if ((await getSettings()).currentAccountId === accountId)
    await patchSettings({ currentAccountId: others[0]?.id ?? null });
  await giveBackHosts();
}
