import { getSettings, patchSettings } from '@/utils/database/settings';
import { lockState } from './accounts/passphrase';
import { showMenus } from './menus';

/** Brings what pages and menu show of the lock up to what is so. */
export async function showLock(): Promise<void> {
  const now = await lockState();
  if ((await getSettings()).lock === now) return;
  await patchSettings({ lock: now });
  void showMenus();
}
