import { browser } from 'wxt/browser';
import { isLongAgo } from '@/utils/clock';
import { listAccounts } from '@/utils/database/accounts';
import { updateOperation } from '@/utils/database/operations';
import type { GenerateOperation, Operation } from '@/utils/share-codes/operation';
import { wakeNow } from '../schedule';
import { recentOperations } from './recent';

/*
 * A generate of which nobody knows what became is looked for again now and then, for a day.
 */

/** Brings the next look. */
export const LOOK_ALARM = 'look-again';

const HOUR = 60 * 60_000;
const LONGEST = 24 * HOUR;

/** Whether it has ended without proof, so that another look may show more. */
export const mayShowMore = (operation: Operation): operation is GenerateOperation =>
  operation.kind === 'generate' &&
  (operation.state === 'unclear' || operation.state === 'possible') &&
  !operation.open &&
  operation.begunOn === undefined;

/** One more look; `null` where there is nothing to look for. */
export const reopened = (stored: Operation): GenerateOperation | null =>
  mayShowMore(stored) ? { ...stored, open: 1, dueAt: 0 } : null;

/**
 * One more look at what has ended so.
 * @param change adds what tells of more: the look itself may not show it
 * @returns whether it was begun by this
 */
export async function reopen(
  { id, state }: GenerateOperation,
  change = (stored: GenerateOperation): GenerateOperation => stored,
): Promise<boolean> {
  const again = await updateOperation<GenerateOperation>(id, (stored) =>
    stored.state === state && !stored.open ? { ...change(stored), open: 1, dueAt: 0 } : null,
  );
  if (again) wakeNow();
  return again !== null;
}

/** Whether its codes are being looked for. A hold stops that: with a replaced key it may be another account's. */
export const isLooking = ({ open, state, hold }: GenerateOperation): boolean =>
  open === 1 && state !== 'accepted' && state !== 'sent' && !hold;

/** It is looked for no longer than a day. */
export const isOfToday = ({ createdAt }: Operation): boolean =>
  !isLongAgo(createdAt, LONGEST, Date.now());

const isUnclear = (operation: Operation): operation is GenerateOperation =>
  mayShowMore(operation) && operation.state === 'unclear';

/** A browser starts, or an hour is over. */
export async function lookAgain(): Promise<void> {
  for (const account of await listAccounts())
    for (const operation of await recentOperations(account.id))
      if (isUnclear(operation) && isOfToday(operation)) await reopen(operation);
}

/** It was looked for in vain. */
export async function lookInAnHour(): Promise<void> {
  // One that is due before is not put off.
  if (await browser.alarms.get(LOOK_ALARM)) return;
  await browser.alarms.create(LOOK_ALARM, { when: Date.now() + HOUR });
}
