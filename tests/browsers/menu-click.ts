import type { Worker } from 'playwright-core';
import { type Chromium, ourWorker } from './chromium.ts';
import { say } from './say.ts';
import { until } from './until.ts';

declare const chrome: {
  contextMenus: { onClicked: { dispatch(info: object, tab?: object): void } };
};

/** The extension's worker. One that was killed would hear nothing for ever, so a message wakes it first. */
export async function workerOf(browser: Chromium): Promise<Worker> {
  await say(browser, { type: 'see', operationIds: [] });
  return until('the worker runs', () => ourWorker(browser.context));
}

/** What Chromium tells the worker when our item is picked on a selection, without a window to pick it in. */
export async function redeemText(browser: Chromium, selectionText: string): Promise<void> {
  const worker = await workerOf(browser);
  await worker.evaluate((info) => chrome.contextMenus.onClicked.dispatch(info), {
    menuItemId: 'redeem-selected',
    selectionText,
  });
}
