import { getAccount } from '@/utils/database/accounts';
import { updateOperation } from '@/utils/database/operations';
import type { Failure } from '@/utils/share-codes/failure';
import type { GenerateBaseline, GenerateOperation } from '@/utils/share-codes/operation';
import { afterFailure, exhausted, FRESH, isStalled, taking } from '@/utils/share-codes/patience';
import { reading } from '../accounts/client';
import { keepList, refreshBalance } from '../sync/refresh';
import { afterLook, patienceOf } from './after-look';
import { learnLag } from './learn-lag';
import { isLooking, lookInAnHour } from './look-again';
import { listSince } from './lookup';
import { isReachable, isWorthWaiting, triesAfter, whenToLook } from './pauses';
import { recentOnServer } from './recent';
import { soon } from './soon';
import { takeFromOthers } from './take-from-others';

/*
 * What a generate has made, found in the list: after each one that was sent, whatever its answer was.
 */

/** Reads the list and settles by it what can be settled. */
export async function findGenerated(
  { id, accountId }: GenerateOperation,
  baseline: GenerateBaseline,
): Promise<void> {
  const account = await getAccount(accountId);
  const begunAt = performance.now();
  const [listed, balance] = await Promise.all([
    reading(accountId, (client) => listSince(client, baseline)),
    soon(refreshBalance(accountId)),
  ]);
  const took = performance.now() - begunAt;
  // A list that cannot be read at all is looked at as long as any other, and shows nothing.
  const failed = !listed.ok && isWorthWaiting(listed) ? listed.failure : null;
  const codes = listed.ok ? listed.value.codes : [];
  const told = balance?.ok ? balance.value : null;
  const others = (await recentOnServer(accountId)).filter((other) => other.id !== id);
  let wasShown = false;
  const next = await updateOperation<GenerateOperation>(id, (stored) => {
    if (!isLooking(stored)) return null;
    wasShown = stored.shown === true;
    const now = Date.now();
    // One that comes too late, or not at all, takes back nothing of what was told before.
    const known = { ...stored, balanceAfter: told ?? stored.balanceAfter };
    const before = patienceOf(stored, account ?? {});
    if (!failed)
      return afterLook(
        { ...known, patience: taking(before, took) },
        codes,
        others,
        now,
        account ?? {},
      );
    if (!isReachable(listed, balance)) return lookLater(known, failed);
    const patience = afterFailure(before, now, took);
    return isStalled(patience, false)
      ? afterLook({ ...known, patience: exhausted(patience) }, codes, others, now)
      : lookLater({ ...known, patience }, failed);
  });
  if (account && next?.shown && !wasShown)
    await learnLag(account, next.patience ?? FRESH, Date.now() - (next.sentAt ?? 0));
  if (next?.state === 'unclear') await lookInAnHour();
  if (next) await takeFromOthers(next, others);
  if (listed.ok) await keepList(accountId, 'shared', listed.value.firstPage, listed.from, codes);
}

function lookLater(stored: GenerateOperation, failure: Failure): GenerateOperation {
  const when = whenToLook(failure, triesAfter(stored.within ?? 0)); // failed reads are not counted as looks
  return stored.state === 'unconfirmed' ? { ...stored, failure, ...when } : { ...stored, ...when }; // why it was refused stays
}
