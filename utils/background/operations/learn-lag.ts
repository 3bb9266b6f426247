import { patchAccount } from '@/utils/database/accounts';
import type { Account } from '@/utils/share-codes/account';
import { learntLag, type Patience } from '@/utils/share-codes/patience';

/**
 * Notes how late a server's lists show what was done.
 * @param account as it was before the look that has shown something
 * @param patience how long that was looked for
 * @param age how long ago the request left, ms; `null`, or a time ahead: nobody knows
 */
export async function learnLag(
  account: Account,
  { waited }: Pick<Patience, 'waited'>,
  age: number | null,
): Promise<void> {
  const isKnown = age !== null && age >= 0;
  const lag = learntLag(account, waited, isKnown ? age : Number.POSITIVE_INFINITY);
  if (lag !== (account.lag ?? 0)) await patchAccount(account.id, { lag }, account.server.origin);
}
