import { isLongAgo } from '@/utils/clock';
import { patchAccount } from '@/utils/database/accounts';
import { probe } from '../api/placement';
import { credentials, lasting } from './client';

const WEEK = 7 * 24 * 3_600_000;

/**
 * A server that took the key in the address alone may take it in a header by now, where no log keeps it. Once a week that
 * is tried, with a read. A failure changes nothing: the next request has the key where it was.
 */
export async function tryHeader(accountId: string): Promise<void> {
  const read = await credentials(accountId);
  if (!read.ok) return;
  const { account, key } = read.value;
  const { placement, headerTriedAt = 0 } = account;
  if (placement !== 'query' || !isLongAgo(headerTriedAt, WEEK, Date.now())) return;
  const { origin } = account.server;
  await patchAccount(accountId, { headerTriedAt: Date.now() }, origin); // first: a worker that is killed tries no more often
  const header = await probe(lasting(account, key), 'header');
  if (header.ok) await patchAccount(accountId, { placement: 'header' }, origin);
}
