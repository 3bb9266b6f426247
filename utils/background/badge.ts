import { browser } from 'wxt/browser';
import { listOperations, openOperations } from '@/utils/database/operations';
import { getSettings } from '@/utils/database/settings';
import { endedBadly } from '@/utils/share-codes/ended-badly';
import type { Operation } from '@/utils/share-codes/operation';
import { isTold } from '@/utils/share-codes/told';

/** From so many codes on it takes long enough to watch. */
const LONG = 100;

/** Shows on the toolbar icon how many operations run, or that the person is needed: one waits or has ended badly. */
export async function showBadge(): Promise<void> {
  const open = (await openOperations()).filter((operation) => !isTold(operation));
  const text = open.some(isLocked) ? '!' : open.length > 0 ? progress(open) : await unseen();
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: text === '!' ? '#b3261e' : '#2f6f5e' });
}

/** How far a long redeem or revoke has come, or how many operations there are. */
function progress(open: Operation[]): string {
  const [only, ...others] = open;
  if (!only || others.length > 0 || only.kind === 'generate' || only.total < LONG)
    return String(open.length);
  const done = Object.values(only.counts).reduce((sum, count) => sum + count, 0);
  return `${Math.floor((100 * done) / only.total)}%`;
}

const isLocked = ({ hold }: Operation): boolean => hold === 'locked';

async function unseen(): Promise<'!' | ''> {
  const { currentAccountId } = await getSettings();
  const latest = currentAccountId ? await listOperations(currentAccountId, 10) : [];
  return latest.some((operation) => !operation.seen && endedBadly(operation)) ? '!' : '';
}
