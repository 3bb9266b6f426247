import { browser } from 'wxt/browser';
import { isLongAgo } from '@/utils/clock';
import { listAccounts } from '@/utils/database/accounts';
import { listOperations, updateOperation } from '@/utils/database/operations';
import type { GenerateOperation, Operation } from '@/utils/share-codes/operation';
import { wakeNow } from '../schedule';

/*
 * A generate of which nobody knows what became is looked for again now and then, for a day.
 */

/** Brings the next look. */
export const LOOK_ALARM = 'look-again';

const HOUR = 60 * 60_000;
const LONGEST = 24 * HOUR;
const RECENT = 50;

/** One more look, whatever the last one has shown; `null` where there is nothing to look for. */
export function reopened(stored: Operation): GenerateOperation | null {
  if (stored.kind !== 'generate' || stored.state !== 'unclear' || stored.open) return null;
  return stored.begunOn === undefined ? { ...stored, open: 1, dueAt: 0 } : null;
}

export async function reopen(id: string): Promise<void> {
  if (await updateOperation(id, reopened)) wakeNow();
}

/** A browser starts, or an hour is over. */
export async function lookAgain(): Promise<void> {
  for (const account of await listAccounts())
    for (const { id, createdAt } of (await listOperations(account.id, RECENT)).filter(reopened))
      if (!isLongAgo(createdAt, LONGEST, Date.now())) await reopen(id);
}

/** It was looked for in vain. */
export async function lookInAnHour(): Promise<void> {
  await browser.alarms.create(LOOK_ALARM, { when: Date.now() + HOUR });
}
