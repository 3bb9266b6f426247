import { type Browser, browser } from 'wxt/browser';
import { showMenus } from './menus';

/** On the first install the options page opens by itself, ready for the key. */
export async function welcome({ reason }: Browser.runtime.InstalledDetails): Promise<void> {
  await showMenus();
  if (reason === 'install') await browser.runtime.openOptionsPage();
}
