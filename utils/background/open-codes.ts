import { browser } from 'wxt/browser';

/** The command's name in the manifest. */
export const OPEN_CODES = 'open-codes';

/** The tab that was opened last: while it loads, its address cannot be seen yet. */
let opening: number | undefined;

/** Shows the codes page: the one that is open already, or a new one. Asked twice in a hurry, it opens one. */
export function openCodes(): Promise<void> {
  return navigator.locks.request(OPEN_CODES, show);
}

async function show(): Promise<void> {
  const url = browser.runtime.getURL('/codes.html');
  const tab = await find(url);
  if (tab?.id === undefined) {
    opening = (await browser.tabs.create({ url })).id;
    return;
  }
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

/** A page's own address is seen without a permission. */
async function find(url: string) {
  const tabs = await browser.tabs.query({});
  return tabs.find(
    (tab) => tab.url?.startsWith(url) || (tab.id === opening && tab.status === 'loading'),
  );
}
