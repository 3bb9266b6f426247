import { browser } from 'wxt/browser';

/** The command's name in the manifest. */
export const OPEN_CODES = 'open-codes';

/** Shows the codes page: the one that is open already, or a new one. A page's own address is seen without a permission. */
export async function openCodes(): Promise<void> {
  const url = browser.runtime.getURL('/codes.html');
  const [tab] = await browser.tabs.query({ url: `${url}*` });
  if (tab?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}
