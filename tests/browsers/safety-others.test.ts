import { join } from 'node:path';
import type { Page, Worker } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import type { Message } from '../../utils/messages.ts';
import type { Account } from '../../utils/share-codes/account.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { dumpOf } from './dump.ts';
import { saveAccount, say } from './say.ts';
import { until } from './until.ts';
import { startWeb, type Web } from './web.ts';

/*
 * A second extension with every permission, and a web page: neither gets anything out of this one or starts anything.
 */

// biome-ignore lint/suspicious/noExplicitAny: what another extension has, as its own scripts see it
declare const chrome: any;
declare global {
  interface Window {
    heard: unknown[];
  }
}

const PAGES = ['popup.html', 'options.html', 'codes.html', 'review.html', 'manifest.json'];
const FILES = ['background.js', 'icons/16.png', '_locales/en/messages.json', 'popup-shell.js'];

let server: LocalServer;
let web: Web;
let browser: Chromium;
let account: Account;
let messages: Message[];
let second: Worker;

beforeAll(async () => {
  server = await startLocalServer();
  web = await startWeb();
  browser = await launchChromium({ beside: join(import.meta.dirname, 'second-extension') });
  account = await saveAccount(browser, { address: server.url, key: server.key });
  second = await until('the other extension runs', () => {
    const workers = browser.context.serviceWorkers();
    return workers.find((worker) => worker.url().endsWith('/second.js')) ?? null;
  });
  messages = [
    { type: 'redeem', id: 'x', accountId: account.id, codes: ['K7PQ2XW9'], source: 'popup' },
    { type: 'remove-account', accountId: account.id },
    { type: 'refresh', accountId: account.id },
    { type: 'list', accountId: account.id, name: 'shared', query: {} },
  ];
});
afterAll(async () => {
  await browser.close();
  await web.close();
  await server.close();
});
beforeEach(() => {
  server.requests.length = 0;
});
afterEach(async () => {
  const dump = Object.keys(await dumpOf(browser));
  expect(dump.filter((place) => place.startsWith('operations '))).toEqual([]);
  expect(dump.filter((place) => place.startsWith('accounts '))).toHaveLength(1);
  // Whoever opens the codes page in a tab has it read its lists, as a click of the person does; no more.
  expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('another extension is not heard, and reads no file', async () => {
  expect(await second.evaluate(attack, plan())).toEqual([]);
  const page = await openSecond();
  expect(await page.evaluate(attack, plan())).toEqual([]);
  expect(await framesIn(page)).toEqual([]);
  await page.close();
});

test('another extension gets into no page', async () => {
  const reached = await second.evaluate(intrude, { id: browser.id, pages: PAGES });
  expect(reached).toEqual([]);
});

test('a web page is not heard, reads no file, and can frame and open nothing', async () => {
  const page = await browser.context.newPage();
  await page.goto(web.publish('<p>Your code: K7PQ2XW9</p>'));
  await page.evaluate(listen);
  expect(await page.evaluate(attack, plan())).toEqual([]);
  expect(await framesIn(page)).toEqual([]);
  await page.evaluate((all) => {
    for (const url of all) window.open(url);
  }, urls());
  const opened = browser.context.pages().filter((one) => isOurs(one.url()));
  expect(opened.filter((one) => !one.url().endsWith('/options.html'))).toEqual([]); // there from the start
  await sayTo(page);
  expect(await page.evaluate(() => window.heard)).toEqual(['its own']);
  await page.close();
});

const isOurs = (url: string): boolean => url.startsWith(`chrome-extension://${browser.id}`);
const urls = (): string[] => PAGES.map((file) => `chrome-extension://${browser.id}/${file}`);
const plan = () => ({ id: browser.id, messages, files: [...PAGES, ...FILES] });

async function openSecond(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(new URL('second.html', second.url()).href);
  return page;
}

/** Our pages that show in frames of a page. */
async function framesIn(page: Page): Promise<string[]> {
  await page.evaluate(frame, urls());
  return page.frames().flatMap((one) => (isOurs(one.url()) ? one.url() : []));
}

/** Our own pages announce changes to each other: nobody else hears it. */
async function sayTo(page: Page): Promise<void> {
  await page.evaluate(() => new BroadcastChannel('changes').postMessage('its own'));
  await say(browser, { type: 'select-account', accountId: account.id });
}

/*
 * In the attacker's place.
 */

interface Plan {
  id: string;
  messages: Message[];
  files: string[];
}

/** Speaks to the extension and reads its files. @returns what has worked */
async function attack({ id, messages: said, files }: Plan): Promise<string[]> {
  const worked: string[] = [];
  const attempt = async (what: string, act: () => Promise<unknown>) => {
    const result = await act().catch(() => 'failed');
    if (result !== 'failed') worked.push(`${what}: ${JSON.stringify(result)}`);
  };
  for (const message of said)
    await attempt(message.type, async () => chrome.runtime.sendMessage(id, message));
  await attempt('connect', async () => {
    const port = chrome.runtime.connect(id);
    port.postMessage(said[0]);
    return new Promise((resolve, reject) => {
      port.onMessage.addListener(resolve);
      port.onDisconnect.addListener(reject);
    });
  });
  for (const file of files) await attempt(file, () => fetch(`chrome-extension://${id}/${file}`));
  return worked;
}

/** Opens our pages in tabs and reaches into them. @returns what has worked */
async function intrude({ id, pages }: { id: string; pages: string[] }): Promise<string[]> {
  const worked: string[] = [];
  for (const page of pages) {
    const url = `chrome-extension://${id}/${page}`;
    const tab = await chrome.tabs.create({ url }).catch(() => null);
    if (!tab) continue;
    const target = { tabId: tab.id };
    const func = () => document.title;
    const reached = await Promise.allSettled([
      chrome.scripting.executeScript({ target, func }),
      chrome.scripting.insertCSS({ target, css: '* { display: none }' }),
      chrome.tabs.sendMessage(tab.id, { type: 'refresh' }),
    ]);
    worked.push(...reached.flatMap(({ status }) => (status === 'fulfilled' ? page : [])));
    await chrome.tabs.remove(tab.id);
  }
  return worked;
}

/** Resolves when each address has come or failed to come into a frame. */
async function frame(addresses: string[]): Promise<void> {
  const loads = addresses.map((src) => {
    const element = Object.assign(document.createElement('iframe'), { src });
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
    document.body.append(element);
    return loaded;
  });
  await Promise.all(loads);
}

function listen(): void {
  window.heard = [];
  const hear = ({ data }: MessageEvent) => window.heard.push(data);
  new BroadcastChannel('changes').onmessage = hear;
  addEventListener('message', hear);
}
