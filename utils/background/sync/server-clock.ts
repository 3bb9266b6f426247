import { getAccount, patchAccount } from '@/utils/database/accounts';
import { CLOCK_INEXACT } from '@/utils/share-codes/account';

/** With a clock that is further off no certificate is valid: then the header is what is wrong, ms. */
const MOST = 365 * 24 * 60 * 60 * 1000;

/** How far the server's clock is ahead of ours, by each answer that tells it, ms. */
export type Heard = number[];

/** Hears what an answer tells of the server's clock. */
export async function heard<A extends { serverTime: number | null }>(
  told: Heard,
  answer: Promise<A>,
): Promise<A> {
  const came = await answer;
  if (came.serverTime !== null) told.push(came.serverTime - Date.now());
  return came;
}

/**
 * Stores how far the server's clock is ahead, where that has changed. Of several answers the latest counts: one from a
 * cache tells an older time, and none tells a later one than it is.
 */
export async function keepServerClock(accountId: string, told: Heard): Promise<void> {
  const ahead = Math.max(...told.filter((each) => Math.abs(each) <= MOST));
  const account = await getAccount(accountId);
  if (!account || !Number.isFinite(ahead)) return;
  if (Math.abs(ahead - (account.serverAhead ?? 0)) > CLOCK_INEXACT)
    await patchAccount(accountId, { serverAhead: ahead });
}
