import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import { type Chromium, launchChromium } from '../browsers/chromium.ts';
import { saveAccount } from '../browsers/say.ts';
import { codeAt, storeCodes } from '../browsers/store-codes.ts';
import { framesOfScroll, paintAfterKey, paintOfSwap, prepare } from './in-page.ts';
import { median } from './median.ts';

const ROUNDS = 9;
const NEWEST = 100;
const STATIC = join(import.meta.dirname, '../../.output/chrome-mv3-e2e/static-rows.html');

/** As a person types, and takes back. */
const TYPED = ['c', 'co', 'cod', 'code', 'code0', 'code00', '', 'b', 'bu', 'buy', 'buyer', 'x', ''];

const SIZES = [1000, 10_000, 100_000];

/** What the codes page costs with so many stored codes: ms, MB, and ratios to a static page of the same rows. */
export interface Cost {
  codes: number;
  firstRowsRatio: number;
  firstRows: number;
  keyRatio: number;
  key: number;
  slowestKey: number;
  scrollFramesOver50: number;
  slowestFrame: number;
  heapRatio: number;
  heap: number;
  elements: number;
}

export async function codesPage(sizes = SIZES): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const size of sizes) costs.push(await cost(size));
  return costs;
}

async function cost(count: number): Promise<Cost> {
  const server = await startLocalServer({ seed: 1 });
  const browser = await launchChromium();
  try {
    await fill(browser, server, count);
    writeFileSync(STATIC, await staticCopy(browser));
    return { codes: count, ...(await openings(browser)), ...(await use(browser, count)) };
  } finally {
    await browser.close();
    await server.close();
    rmSync(STATIC, { force: true });
  }
}

/** Stored are all codes; the server has the newest, which is all that it is asked for here. */
async function fill(browser: Chromium, server: LocalServer, count: number): Promise<void> {
  const account = await saveAccount(browser, { address: server.url, key: server.key });
  const [{ email: maker }] = server.books.accounts;
  const now = Date.now();
  for (let at = 0; at < NEWEST; at++)
    server.books.add(1, { maker, code: codeAt(at), createdAt: now - at * 60_000 });
  const own = await browser.open('manifest.json');
  await storeCodes(own, account.id, count);
  await own.close();
}

async function openPage(browser: Chromium, name: string): Promise<Page> {
  const [worker] = browser.context.serviceWorkers();
  const page = await browser.context.newPage();
  await page.addInitScript(prepare);
  await page.goto(`chrome-extension://${new URL(worker?.url() ?? '').host}/${name}`);
  return page;
}

async function openCodes(browser: Chromium): Promise<Page> {
  const page = await openPage(browser, 'codes.html');
  await page.getByText('Over time').waitFor(); // all are read
  await page.getByRole('button', { name: 'Refresh', disabled: false }).waitFor();
  return page;
}

/** The page as it looks, without what makes it work. */
async function staticCopy(browser: Chromium): Promise<string> {
  const page = await openCodes(browser);
  const html = await page.content();
  await page.close();
  return html.replace(/<script.*?<\/script>|<link rel="modulepreload"[^>]*>/gs, '');
}

async function openings(browser: Chromium) {
  const ours: number[] = [];
  const ratios: number[] = [];
  const time = async (name: string) => {
    const page = await openPage(browser, name);
    const at = await page.evaluate(() => globalThis.firstRow);
    if (name === 'codes.html') await page.getByText('Over time').waitFor();
    await page.close();
    return at;
  };
  for (let round = 0; round < ROUNDS; round++) {
    const still = await time('static-rows.html');
    const live = await time('codes.html');
    ours.push(live);
    ratios.push(live / still);
  }
  return { firstRowsRatio: median(ratios), firstRows: median(ours) };
}

async function use(browser: Chromium, count: number) {
  const still = await openPage(browser, 'static-rows.html');
  const swap = median(await still.evaluate(paintOfSwap, TYPED.length));
  const { heap: stillHeap } = await memory(still);
  await still.close();
  const page = await openCodes(browser);
  const { heap, elements } = await memory(page);
  const keys = await page.evaluate(paintAfterKey, TYPED);
  const frames = await page.evaluate(framesOfScroll, Math.min(count, 600));
  await page.close();
  return {
    keyRatio: median([median(keys) / swap]),
    key: median(keys),
    slowestKey: Math.round(Math.max(...keys)),
    scrollFramesOver50: frames.filter((frame) => frame > 50).length,
    slowestFrame: Math.round(Math.max(...frames)),
    heapRatio: median([heap / stillHeap]),
    heap: Math.round(heap / 1e6),
    elements,
  };
}

async function memory(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  return { heap, elements: await page.locator('*').count() };
}
