import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import { type Chromium, launchChromium, ourWorker } from './chromium.ts';
import { type Display, startDisplay } from './display.ts';
import { inPopup, pinIcon } from './firefox-popup.ts';
import { saveAccount, say } from './say.ts';
import type { Screen, TestBrowser } from './screen.ts';
import { launchShippedFirefox, type ShippedFirefox } from './shipped-firefox.ts';
import { until } from './until.ts';

/*
 * The real popup, as the browser shows it: open it, press Enter, and there is a code. Firefox loses the focus in about
 * half the openings where the page sets it once.
 */

declare const chrome: {
  extension: { getViews(wanted: { type: 'popup' }): Window[] };
  action: { openPopup(): Promise<void> };
  commands: { getAll(): Promise<{ name: string; shortcut: string }[]> };
};

const TIMES = 10;
/** ms between the popup's coming and Enter. */
const QUICK = 300;
/** ms in which a person sees the new code; soon after its end a press would count as the same. */
const LOOK = 1000;

interface Toolbar {
  open(): unknown;
  /** Whether the popup is there and the browser has given it the keyboard; `null` where none is open. */
  look(): Promise<boolean | null>;
}

let display: Display;
let server: LocalServer;
beforeAll(async () => {
  display = await startDisplay({ managed: true });
  server = await startLocalServer();
});
afterAll(async () => {
  await server.close();
  display.stop();
});

describe('The toolbar popup, in Firefox as it ships,', { timeout: 120_000 }, () => {
  let firefox: ShippedFirefox;
  beforeEach(async () => {
    firefox = await launchShippedFirefox(display);
  });
  afterEach(() => firefox.close());
  const look = () => inPopup(firefox, () => document.hasFocus());
  const account = () => saveAccount(firefox, { address: server.url, key: server.key });

  test(`makes a code at Enter, opened by its icon, ${TIMES} of ${TIMES}`, async () => {
    await account();
    const icon = await pinIcon(firefox);
    await pressEnter({ open: () => display.click(icon), look });
  });

  test(`makes a code at Enter, opened by its key, ${TIMES} of ${TIMES}`, async () => {
    await account();
    const key = await keyOf(firefox);
    await pressEnter({ open: () => display.press(key), look });
  });

  test(`has the focus where there is no account, and while it is locked, ${TIMES} of ${TIMES}`, async () => {
    const icon = await pinIcon(firefox);
    const open = () => display.click(icon);
    await lookAtFocus({ open, look }, () => inPopup(firefox, focused), 'Set up');
    await account();
    await say(firefox, { type: 'set-passphrase', passphrase: 'quite a long passphrase' });
    await say(firefox, { type: 'lock' });
    await lookAtFocus({ open, look }, () => inPopup(firefox, focused), 'passphrase');
  });
});

describe('The toolbar popup, in Chromium,', { timeout: 120_000 }, () => {
  let chromium: Chromium;
  let own: Screen; // a page of the extension, which can look into its popup
  beforeEach(async () => {
    chromium = await launchChromium({ display: display.name });
    await saveAccount(chromium, { address: server.url, key: server.key });
    own = await chromium.open('manifest.json');
  });
  afterEach(() => chromium.close());
  const look = () =>
    own.run(
      () => chrome.extension.getViews({ type: 'popup' })[0]?.document.hasFocus() ?? null,
      null,
    );

  test(`makes a code at Enter, opened by the program, ${TIMES} of ${TIMES}`, async () => {
    const worker = ourWorker(chromium.context);
    await pressEnter({ open: () => worker?.evaluate(() => chrome.action.openPopup()), look });
  });

  test(`makes a code at Enter, opened by its key, ${TIMES} of ${TIMES}`, async () => {
    const key = await keyOf(chromium);
    await pressEnter({ open: () => display.press(key), look });
  });
});

/** As a person does who is quick: opens it and presses Enter. */
async function pressEnter({ open, look }: Toolbar): Promise<void> {
  const generated = () => server.requests.filter(({ path }) => path.includes('generate')).length;
  const before = generated();
  for (let time = 1; time <= TIMES; time++) {
    await open();
    await until('the popup opens', look);
    await pause(QUICK);
    display.press('Return');
    await expect.poll(generated, { message: `at the opening ${time}` }).toBe(before + time);
    await pause(LOOK);
    display.press('Escape');
    await until('the popup closes', async () => (await look()) === null);
  }
  expect(generated()).toBe(before + TIMES);
}

async function lookAtFocus(
  { open, look }: Toolbar,
  focus: () => Promise<string | null>,
  wanted: string,
): Promise<void> {
  for (let time = 1; time <= TIMES; time++) {
    await open();
    await until('the popup opens', look);
    await pause(QUICK);
    await expect.poll(focus, { message: `at the opening ${time}` }).toBe(wanted);
    display.press('Escape');
    await until('the popup closes', async () => (await look()) === null);
  }
}

/** In the popup. */
const focused = (): string =>
  document.activeElement?.id || document.activeElement?.textContent || '';

/** The key that opens it, in xdotool's words. */
async function keyOf(browser: TestBrowser): Promise<string> {
  const page = await browser.open('manifest.json');
  const commands = await page.run(() => chrome.commands.getAll(), null);
  await page.close();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut.toLowerCase() ?? '';
}
