import { browser } from 'wxt/browser';
import { listOperations, openOperations } from '@/utils/database/operations';
import { getSettings } from '@/utils/database/settings';
import { endedBadly } from '@/utils/share-codes/ended-badly';

/** Shows on the toolbar icon how many operations run, or that one ended badly and nobody has seen it. */
export async function showBadge(): Promise<void> {
  const open = await openOperations();
  const text = open.length > 0 ? String(open.length) : (await hasUnseen()) ? '!' : '';
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: text === '!' ? '#b3261e' : '#2f6f5e' });
}

async function hasUnseen(): Promise<boolean> {
  const { currentAccountId } = await getSettings();
  const latest = currentAccountId ? await listOperations(currentAccountId, 10) : [];
  return latest.some((operation) => !operation.seen && endedBadly(operation));
}
