import type { Page } from 'playwright-core';
import { startLocalServer } from '../../local-server/server.ts';
import { launchChromium } from '../browsers/chromium.ts';
import { saveAccount } from '../browsers/say.ts';

/** What redeeming so many codes from the popup has cost. */
export interface Cost {
  codes: number;
  requests: number;
  /** From the click to the last outcome, ms. */
  time: number;
  /** The popup's main thread in that time, and its longest task, ms. */
  mainThread: number;
  longestTask: number;
  /** The popup's JavaScript heap at the end, MB. */
  heap: number;
}

/** Pastes codes into the popup of a real Chromium, redeems them, and measures until every code has its outcome. */
export async function redeem(codes: number): Promise<Cost> {
  const server = await startLocalServer({ seed: 1 });
  const browser = await launchChromium();
  try {
    await browser.opened('options.html'); // opens by itself on install, perhaps over a page of ours
    await saveAccount(browser, { address: server.url, key: server.key });
    const made = server.books.add(codes, { maker: 'else@where.example', ips: 5 });
    const popup = await openPopup(browser.context, await originOf(browser.context));
    server.requests.length = 0;
    const text = made.map(({ code }) => code).join('\n');
    const measured = await measure(popup, text, codes);
    return { codes, requests: server.requests.length, ...measured };
  } finally {
    await browser.close();
    await server.close();
  }
}

type Context = Awaited<ReturnType<typeof launchChromium>>['context'];

async function originOf(context: Context): Promise<string> {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('The worker has not started');
  return `chrome-extension://${new URL(worker.url()).host}`;
}

async function openPopup(context: Context, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 380, height: 600 });
  await page.goto(`${origin}/popup.html`);
  return page;
}

async function measure(popup: Page, text: string, codes: number) {
  const session = await popup.context().newCDPSession(popup);
  await session.send('Performance.enable');
  await popup.evaluate(watchTasks);
  const before = await metrics();
  const start = performance.now();
  await paste(popup, text);
  await popup.getByText(`${codes.toLocaleString('en')} codes found`).waitFor();
  await popup.getByRole('button', { name: 'Redeem', exact: true }).click();
  await popup
    .getByText(`Redeemed ${codes.toLocaleString('en')} of`)
    .first()
    .waitFor({ timeout: 600_000 });
  const time = Math.round(performance.now() - start);
  const after = await metrics();
  return {
    time,
    mainThread: Math.round(1000 * (after.TaskDuration - before.TaskDuration)),
    longestTask: await popup.evaluate(longestTask),
    heap: Math.round(after.JSHeapUsedSize / 1e6),
  };

  async function metrics() {
    const { metrics: all } = await session.send('Performance.getMetrics');
    const named = (name: string) => all.find((metric) => metric.name === name)?.value ?? 0;
    return { TaskDuration: named('TaskDuration'), JSHeapUsedSize: named('JSHeapUsedSize') };
  }
}

/** A real paste. Typing so many lines in by script takes Chromium itself minutes, in any textarea. */
async function paste(popup: Page, text: string): Promise<void> {
  await popup.getByRole('textbox', { name: 'Codes to redeem' }).focus();
  await popup.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await popup.keyboard.press('Control+V');
}

/** Runs in the page: long tasks are those over 50 ms. */
function watchTasks(): void {
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      document.body.dataset['longest'] = String(
        Math.max(Math.round(duration), Number(document.body.dataset['longest'] ?? 0)),
      );
  });
  observer.observe({ entryTypes: ['longtask'] });
}

const longestTask = (): number => Number(document.body.dataset['longest'] ?? 0);
