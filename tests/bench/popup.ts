import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { startLocalServer } from '../../local-server/server.ts';
import { type Chromium, launchChromium } from '../browsers/chromium.ts';
import { saveAccount } from '../browsers/say.ts';
import { median } from './median.ts';

declare global {
  /** In the pages that are measured. */
  var drawn: Promise<Pick<Opening, 'firstControl' | 'lastRow'>>;
}

const ROWS = 30;
const ROUNDS = 15;
const BLANK = join(import.meta.dirname, '../../.output/chrome-mv3-e2e/blank.html');

/** What one opening of a page has cost: times from its start and CPU in ms, heap in bytes. */
interface Opening {
  firstControl: number;
  lastRow: number;
  cpu: number;
  heap: number;
}

type Measure = keyof Opening;

/** The popup's costs as ratios to a blank page of the same round, medians over all rounds. */
export type Ratios = Record<Measure, number>;

/**
 * Opens the popup, with an account and 30 cached codes, and a blank page in turns in a real Chromium.
 * Warm: the worker runs. Cold: it has been stopped, and no page of the extension is open.
 */
export async function popup(): Promise<{ warm: Ratios; cold: Ratios }> {
  writeFileSync(BLANK, blankPage());
  const server = await startLocalServer({ seed: 1 });
  const browser = await launchChromium();
  try {
    const options = await browser.opened('options.html');
    await saveAccount(browser, { address: server.url, key: server.key });
    server.books.add(ROWS, { maker: server.books.accounts[0].email });
    const origin = originOf(browser.context);
    await browser.context.newPage();
    await options.close();
    for (let visit = 0; visit < 4; visit++)
      await opening(browser.context, `${origin}/popup.html`, ROWS);
    return {
      warm: await ratios(browser, origin, false),
      cold: await ratios(browser, origin, true),
    };
  } finally {
    await browser.close();
    await server.close();
    rmSync(BLANK);
  }
}

async function ratios(browser: Chromium, origin: string, cold: boolean): Promise<Ratios> {
  const rounds: Ratios[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (cold) await browser.sleep();
    const blank = await opening(browser.context, `${origin}/blank.html`, 0);
    if (cold) await browser.sleep();
    const ours = await opening(browser.context, `${origin}/popup.html`, ROWS);
    rounds.push({
      firstControl: ours.firstControl / blank.firstControl,
      lastRow: ours.lastRow / blank.firstControl,
      cpu: ours.cpu / blank.cpu,
      heap: ours.heap / blank.heap,
    });
  }
  const middle = (measure: Measure) => median(rounds.map((round) => round[measure]));
  return {
    firstControl: middle('firstControl'),
    lastRow: middle('lastRow'),
    cpu: middle('cpu'),
    heap: middle('heap'),
  };
}

async function opening(context: BrowserContext, url: string, rows: number): Promise<Opening> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.addInitScript(watchFrames, rows);
  await page.goto(url);
  const seen = await page.evaluate(() => globalThis.drawn);
  const { metrics } = await session.send('Performance.getMetrics');
  const named = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  await page.waitForFunction(isAtRest); // a worker that is killed while it starts hangs
  await page.close();
  return {
    ...seen,
    cpu: 1000 * named('TaskDuration'),
    heap: named('JSHeapUsedSize'),
  };
}

/** Runs in the page: tells of the first frames in which a control, and the last row, can be seen. */
function watchFrames(rows: number): void {
  const isSeen = (element: Element | undefined | null) =>
    element instanceof HTMLElement && element.offsetHeight > 0;
  globalThis.drawn = new Promise((resolve) => {
    let firstControl: number | null = null;
    const look = () => {
      const now = performance.now();
      if (firstControl === null && isSeen(document.querySelector('form input'))) firstControl = now;
      const last = document.querySelectorAll('.recent > li')[rows - 1];
      if (firstControl !== null && (rows === 0 || isSeen(last)))
        resolve({ firstControl, lastRow: now });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const isAtRest = (): boolean => document.querySelector('[aria-busy="true"]') === null;

function originOf(context: BrowserContext): string {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('The worker has not started');
  return `chrome-extension://${new URL(worker.url()).host}`;
}

const blankPage = () => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Blank</title></head>
  <body>
    <form>
      <label>IPs <input type="number" /></label>
      <label>Codes <input type="number" /></label>
      <button type="button">Generate</button>
    </form>
  </body>
</html>
`;
