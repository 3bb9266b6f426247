import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { mustFind } from '../system.ts';
import { firefoxScreen } from './firefox-screen.ts';
import { isUsable, type LaunchOptions, type OwnPage, type TestBrowser } from './screen.ts';
import { until } from './until.ts';

const EXTENSION = join(import.meta.dirname, '../../.output/firefox-mv3-e2e');
export const GECKO_ID = 'share-code-manager@share-code-manager.example';
const UUID = '5c0de5c0-de5c-4de5-8c0d-e5c0de5c0de5';
export const ORIGIN = `moz-extension://${UUID}`;

export const KNOWN_ORIGIN = {
  'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
};

const PREFERENCES = {
  ...KNOWN_ORIGIN,
  'ui.prefersReducedMotion': 1,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.normandy.enabled': false,
};

export async function launchFirefox({
  display = null,
  dark = false,
  sleepy = false,
  beside,
}: LaunchOptions = {}): Promise<TestBrowser> {
  const downloads = mkdtempSync(join(tmpdir(), 'firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: mustFind('firefox'),
    headless: display === null,
    env: display === null ? process.env : { ...process.env, DISPLAY: display },
    defaultViewport: display === null ? { width: 1000, height: 800 } : null,
    args: ['--remote-allow-system-access'], // or the extension's pages may not be opened
    extraPrefsFirefox: {
      ...PREFERENCES,
      'browser.download.folderList': 2, // the folder named in the next line
      'browser.download.dir': downloads,
      'browser.download.always_ask_before_handling_new_types': false,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'extensions.background.idle.timeout': sleepy ? 2000 : 30_000, // ms
    },
  });
  await install(browser);
  if (beside !== undefined) await browser.installExtension(beside);
  return {
    downloads,
    ...pagesOf(browser),
    sleep: () => sleep(browser),
    async close() {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

export async function install(browser: Browser): Promise<void> {
  await browser.installExtension(EXTENSION);
  await opened(browser, 'options.html'); // on install; it would take the first blank tab from a test
}

export const pagesOf = (
  browser: Browser,
): Pick<TestBrowser, 'open' | 'openNow' | 'visit' | 'opened'> => ({
  open: async (page) => {
    const screen = await open(browser, page);
    await until(`${page} can be pressed`, () => screen.run(isUsable, null));
    return screen;
  },
  openNow: (page) => open(browser, page),
  visit: async (url) => firefoxScreen(await load(browser, url)),
  opened: async (part) => firefoxScreen(await opened(browser, part)),
});

/** The load event of an extension's page never arrives here, so the page itself is asked. */
async function load(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: [] });
  await until(`${url} has loaded`, () => hasLoaded(page, url));
  return page;
}

/** Whether a page with this in its address is there; asked between two pages, nobody answers. */
const hasLoaded = (page: Page, part: string): Promise<boolean> =>
  page
    .evaluate((text) => location.href.includes(text) && document.readyState === 'complete', part)
    .catch(() => false);

const open = async (browser: Browser, page: OwnPage) =>
  firefoxScreen(await load(browser, `${ORIGIN}/${page}`));

/** Puppeteer does not learn where such a page has gone to: `page.url()` stays behind. */
async function opened(browser: Browser, part: string): Promise<Page> {
  return until(`${part} opens`, async () => {
    const pages = await browser.pages();
    for (const page of pages.reverse()) if (await hasLoaded(page, part)) return page;
    return null;
  });
}

declare const chrome: { extension: { getBackgroundPage(): unknown } };

/** An event page ends by itself after a while without events. */
async function sleep(browser: Browser): Promise<void> {
  const page = await load(browser, `${ORIGIN}/manifest.json`);
  await until('the background sleeps', () =>
    page.evaluate(() => chrome.extension.getBackgroundPage() === null),
  );
  await page.close();
}
