import type { ConsoleMessage, Request } from 'playwright-core';
import type { Chromium } from './chromium.ts';
import { workerOf } from './menu-click.ts';

/** What a browser's inside says and shows while the extension works. */
export interface Witness {
  /** What pages and worker wrote to their consoles, and what they threw. */
  readonly said: string[];
  /** What pages sent to the background, what it replied, and what was announced to all. */
  readonly sent: unknown[];
  /** Notifications, whole. */
  notified(): Promise<unknown[]>;
  /** Addresses that pages and worker asked for. */
  readonly asked: string[];
  /** Those of them that the worker's own list of requests still holds. */
  kept(): Promise<string[]>;
}

declare const chrome: {
  runtime: { sendMessage(message: unknown, ...rest: unknown[]): unknown };
  notifications: { create(...words: unknown[]): unknown };
};
declare global {
  var witnessed: unknown[];
  var witness: (what: unknown) => void;
}

/** Listens in on all that the extension says from now on. */
export async function listenIn(browser: Chromium): Promise<Witness> {
  const [said, sent, asked]: [string[], unknown[], string[]] = [[], [], []];
  const worker = await workerOf(browser);
  const hear = (message: ConsoleMessage) => said.push(message.text());
  worker.on('console', hear);
  browser.context.on('console', hear);
  browser.context.on('weberror', (error) => said.push(String(error.error())));
  browser.context.on('request', (request: Request) => asked.push(request.url()));
  await browser.context.exposeFunction('witness', (what: unknown) => sent.push(what));
  await browser.context.addInitScript(listenToMessages);
  await worker.evaluate(watchNotices);
  const kept = () =>
    worker.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return { said, sent, asked, kept, notified: () => worker.evaluate(() => globalThis.witnessed) };
}

/** In each page, before its own scripts. */
function listenToMessages(): void {
  if (location.protocol !== 'chrome-extension:') return;
  const { sendMessage } = chrome.runtime;
  chrome.runtime.sendMessage = (message, ...rest) => {
    globalThis.witness({ message });
    const last = rest.at(-1);
    if (typeof last !== 'function') return sendMessage.call(chrome.runtime, message, ...rest);
    const hear = (reply: unknown) => {
      globalThis.witness({ reply });
      last(reply);
    };
    return sendMessage.call(chrome.runtime, message, ...rest.slice(0, -1), hear);
  };
  new BroadcastChannel('changes').onmessage = ({ data }) => globalThis.witness({ announced: data });
}

/** In the worker. */
function watchNotices(): void {
  globalThis.witnessed = [];
  const { create } = chrome.notifications;
  chrome.notifications.create = (...words) => {
    globalThis.witnessed.push(words);
    return create.apply(chrome.notifications, words);
  };
}
