import { patchAccount } from '@/utils/database/accounts';
import type { Account } from '@/utils/share-codes/account';
import { learntLag, type Patience } from '@/utils/share-codes/patience';

/**
 * Notes how late a server's lists show what was done.
 * @param account as it was before the look that has shown something
 * @param patience how long that was looked for
 */
export async function learnLag(
  account: Account,
  { waited }: Pick<Patience, 'waited'> = { waited: 0 },
): Promise<void> {
  const lag = learntLag(account, waited);
  if (lag !== (account.lag ?? 0)) await patchAccount(account.id, { lag }, account.server.origin);
}
