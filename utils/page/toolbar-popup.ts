import { browser } from 'wxt/browser';

/** Whether this page is the toolbar's popup, which nobody but the person can have opened. */
export function isToolbarPopup(): boolean {
  return browser.extension.getViews({ type: 'popup' }).includes(window);
}
