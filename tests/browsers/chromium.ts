import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
  type Worker,
} from 'playwright-core';
import { mustFind } from '../system.ts';
import { chromiumScreen } from './chromium-screen.ts';
import { isUsable, type LaunchOptions, type OwnPage, type TestBrowser } from './screen.ts';
import { until } from './until.ts';

const EXTENSION = join(import.meta.dirname, '../../.output/chrome-mv3-e2e');

const QUIET = [
  '--no-sandbox', // a root user has none
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--password-store=basic',
  '--lang=en-US',
];

/** Chromium, which can also be closed and started again with all it had stored. */
export interface Chromium extends TestBrowser {
  readonly context: BrowserContext;
  /** The extension's own. */
  readonly id: string;
  /** The folder where it keeps everything. */
  readonly profile: string;
  restart(): Promise<void>;
}

export async function launchChromium(options: LaunchOptions = {}): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  let running = await start(profile, options);
  return {
    downloads: downloadsOf(profile),
    get context() {
      return running.context;
    },
    get id() {
      return new URL(running.origin).host;
    },
    profile,
    open: async (page) => {
      const screen = await open(running, page);
      await until(`${page} can be pressed`, () => screen.run(isUsable, null));
      return screen;
    },
    openNow: (page) => open(running, page),
    visit: (url) => visit(running, url),
    opened: (part) => opened(running, part),
    sleep: () => killWorker(running),
    async restart() {
      await running.context.close();
      running = await start(profile, options);
    },
    async close() {
      await running.context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

const downloadsOf = (profile: string): string => join(profile, 'downloads');

interface Running {
  context: BrowserContext;
  root: CDPSession;
  /** The origin of the extension's pages. */
  origin: string;
}

async function start(
  profile: string,
  { display = null, dark = false, beside }: LaunchOptions,
): Promise<Running> {
  const extensions = [EXTENSION, beside ?? []].flat().join();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: mustFind('chromium'),
    headless: display === null,
    downloadsPath: downloadsOf(profile),
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce', // colours are looked at, and not half-way
    viewport: display === null ? { width: 1000, height: 800 } : null,
    env: display === null ? process.env : { ...process.env, DISPLAY: display },
    args: [...QUIET, `--disable-extensions-except=${extensions}`, `--load-extension=${extensions}`],
  });
  const worker = await until('the worker runs', () => ourWorker(context));
  const root = await context.browser()?.newBrowserCDPSession();
  if (!root) throw new Error('Chromium has gone');
  const running = { context, root, origin: `chrome-extension://${new URL(worker.url()).host}` };
  await opened(running, 'options.html'); // each start is an install; it would take a test's first blank tab
  return running;
}

/** The extension's worker, where it runs. */
export const ourWorker = (context: BrowserContext): Worker | null =>
  context.serviceWorkers().find((worker) => worker.url().endsWith('/background.js')) ?? null;

async function visit({ context }: Running, url: string) {
  const page = await context.newPage();
  await page.goto(url);
  return chromiumScreen(page);
}

const open = (running: Running, page: OwnPage) => visit(running, `${running.origin}/${page}`);

async function opened({ context }: Running, part: string) {
  const isIt = (page: Page) => page.url().includes(part);
  return chromiumScreen(await until(`${part} opens`, () => context.pages().findLast(isIt) ?? null));
}

/** At once, a request in flight included, as Chromium itself does; the next event starts a new worker. */
async function killWorker({ root, origin }: Running): Promise<void> {
  await until('the worker is gone', async () => {
    const { targetInfos } = await root.send('Target.getTargets');
    const workers = targetInfos.filter(
      ({ type, url }) => type === 'service_worker' && url.startsWith(origin),
    );
    for (const { targetId } of workers) await root.send('Target.closeTarget', { targetId });
    return workers.length === 0;
  });
}
