import { getAccount, isOn, patchAccount } from '@/utils/database/accounts';
import { type Account, CLOCK_INEXACT } from '@/utils/share-codes/account';

/** With a clock that is further off no certificate is valid: then the header is what is wrong, ms. */
const MOST = 365 * 24 * 60 * 60 * 1000;

/** What is known is made better where it is so much better, ms. */
const STEP = 500;

/** How far a server's clock is ahead of ours, ms, by each answer that tells it, and the origin of that server. */
export type ServerTimes = { ahead: number; from: string }[];

/** Notes what an answer tells of the server's clock. */
export async function noteServerTime<A extends { serverTime: number | null }>(
  times: ServerTimes,
  { server }: Account,
  answer: Promise<A>,
): Promise<A> {
  const came = await answer;
  if (came.serverTime !== null)
    times.push({ ahead: came.serverTime - Date.now(), from: server.origin });
  return came;
}

/**
 * Stores how far the server's clock is ahead, where that has changed. Of several answers the latest counts: one from a
 * cache tells an older time, and none tells a later one than it is.
 */
export async function keepServerClock(accountId: string, times: ServerTimes): Promise<void> {
  const account = await getAccount(accountId);
  if (!account) return;
  const likely = times.filter(({ ahead, from }) => isOn(account, from) && Math.abs(ahead) <= MOST);
  const ahead = Math.max(...likely.map((each) => each.ahead));
  const more = ahead - (account.serverAhead ?? 0);
  // Told in whole seconds it is up to one too early, and never too late: the latest is the truest.
  if (Number.isFinite(ahead) && (more > STEP || more < -CLOCK_INEXACT))
    await patchAccount(accountId, { serverAhead: ahead }, account.server.origin);
}
