import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import { type Chromium, launchChromium, ourWorker } from './chromium.ts';
import { type Display, startDisplay } from './display.ts';
import { inPopup, isPopupOpen, pinIcon } from './firefox-popup.ts';
import { saveAccount, say } from './say.ts';
import type { TestBrowser } from './screen.ts';
import { launchShippedFirefox, type ShippedFirefox } from './shipped-firefox.ts';
import { until } from './until.ts';

/*
 * The real popup, as the browser shows it: open it, press Enter, and there is a code. Firefox loses the focus in about
 * half the openings where the page sets it once.
 */

declare const chrome: {
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
  isOpen(): Promise<boolean>;
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
  const isOpen = () => isPopupOpen(firefox);
  const account = () => saveAccount(firefox, { address: server.url, key: server.key });

  test(`makes a code at Enter, opened by its icon, ${TIMES} of ${TIMES}`, async () => {
    await account();
    const icon = await pinIcon(firefox);
    await pressEnter({ open: () => display.click(icon), isOpen });
  });

  test(`makes a code at Enter, opened by its key, ${TIMES} of ${TIMES}`, async () => {
    await account();
    const key = await keyOf(firefox);
    await pressEnter({ open: () => display.press(key), isOpen });
  });

  test(`has the focus where there is no account, and while it is locked, ${TIMES} of ${TIMES}`, async () => {
    const icon = await pinIcon(firefox);
    const open = () => display.click(icon);
    await lookAtFocus({ open, isOpen }, () => inPopup(firefox, focused), 'Set up');
    await account();
    await say(firefox, { type: 'set-passphrase', passphrase: 'quite a long passphrase' });
    await say(firefox, { type: 'lock' });
    await lookAtFocus({ open, isOpen }, () => inPopup(firefox, focused), 'passphrase');
  });
});

describe('The toolbar popup, in Chromium,', { timeout: 120_000 }, () => {
  let chromium: Chromium;
  beforeEach(async () => {
    chromium = await launchChromium({ display: display.name });
    await saveAccount(chromium, { address: server.url, key: server.key });
  });
  afterEach(() => chromium.close());
  const isOpen = async () => {
    const session = await chromium.context.browser()?.newBrowserCDPSession();
    const targets = await session?.send('Target.getTargets');
    await session?.detach();
    return targets?.targetInfos.some(({ url }) => url.endsWith('/popup.html')) ?? false;
  };

  test(`makes a code at Enter, opened by the program, ${TIMES} of ${TIMES}`, async () => {
    const worker = ourWorker(chromium.context);
    await pressEnter({ open: () => worker?.evaluate(() => chrome.action.openPopup()), isOpen });
  });

  test(`makes a code at Enter, opened by its key, ${TIMES} of ${TIMES}`, async () => {
    const key = await keyOf(chromium);
    await pressEnter({ open: () => display.press(key), isOpen });
  });
});

/** As a person does who is quick: opens it and presses Enter. */
async function pressEnter({ open, isOpen }: Toolbar): Promise<void> {
  const generated = () => server.requests.filter(({ path }) => path.includes('generate')).length;
  const before = generated();
  for (let time = 1; time <= TIMES; time++) {
    await open();
    await until('the popup opens', isOpen);
    await pause(QUICK);
    display.press('Return');
    await expect.poll(generated, { message: `at the opening ${time}` }).toBe(before + time);
    await pause(LOOK);
    display.press('Escape');
    await until('the popup closes', async () => !(await isOpen()));
  }
  expect(generated()).toBe(before + TIMES);
}

async function lookAtFocus(
  { open, isOpen }: Toolbar,
  look: () => Promise<string | null>,
  wanted: string,
): Promise<void> {
  for (let time = 1; time <= TIMES; time++) {
    await open();
    await until('the popup opens', isOpen);
    await pause(QUICK);
    await expect.poll(look, { message: `at the opening ${time}` }).toBe(wanted);
    display.press('Escape');
    await until('the popup closes', async () => !(await isOpen()));
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
