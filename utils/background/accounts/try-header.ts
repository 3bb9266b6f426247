import { isLongAgo } from '@/utils/clock';
import { getAccount, patchAccount } from '@/utils/database/accounts';
import type { Account } from '@/utils/share-codes/account';
import { probe } from '../api/placement';
import { credentials, lasting } from './client';

const WEEK = 7 * 24 * 3_600_000;

/**
 * A server that took the key in the address alone may take it in a header by now, where no log keeps it. Once a week that
 * is tried, with a read. A failure changes nothing: the next request has the key where it was.
 */
export async function tryHeader(accountId: string): Promise<void> {
  if (!isDue(await getAccount(accountId))) return;
  const read = await credentials(accountId);
  if (!read.ok) return;
  const { account, key } = read.value;
  const { origin } = account.server;
  await patchAccount(accountId, { headerTriedAt: Date.now() }, origin); // first: a worker that is killed tries no more often
  const header = await probe(lasting(account, key), 'header');
  if (header.ok) await patchAccount(accountId, { placement: 'header' }, origin);
}

const isDue = (account: Account | null): boolean =>
  account?.placement === 'query' && isLongAgo(account.headerTriedAt ?? 0, WEEK, Date.now());
