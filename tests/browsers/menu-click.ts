import type { Worker } from 'playwright-core';
import { type Chromium, ourWorker } from './chromium.ts';
import { until } from './until.ts';

declare const chrome: {
  contextMenus: { onClicked: { dispatch(info: object, tab?: object): void } };
};

/** The extension's worker, started if it sleeps. */
export const workerOf = ({ context }: Chromium): Promise<Worker> =>
  until('the worker runs', () => ourWorker(context));

/** What Chromium tells the worker when our item is picked on a selection, without a window to pick it in. */
export async function redeemText(browser: Chromium, selectionText: string): Promise<void> {
  const worker = await workerOf(browser);
  await worker.evaluate((info) => chrome.contextMenus.onClicked.dispatch(info), {
    menuItemId: 'redeem-selected',
    selectionText,
  });
}
