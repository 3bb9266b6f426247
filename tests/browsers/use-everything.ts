import { expect } from 'vitest';
import type { Bench } from './bench.ts';
import type { Chromium } from './chromium.ts';
import { readClipboard } from './clipboard.ts';
import { htmlOf } from './dump.ts';
import type { Leak, LeakyServer } from './leaky-server.ts';
import { redeemText } from './menu-click.ts';
import type { Screen } from './screen.ts';
import { makeKnown, sell } from './sell.ts';
import { setUp } from './set-up.ts';

declare global {
  interface Window {
    saved: Promise<string>[];
  }
}

/** What a person met on the way. */
export interface Used {
  /** What was shown, copied and saved as a file. */
  texts: string[];
  removeAccount(): Promise<void>;
}

/** Everything that can be done with an account, on a server that gives the key away. */
export async function useEverything(bench: Bench, leaky: LeakyServer, key: string): Promise<Used> {
  const texts: string[] = [];
  const look = async (page: Screen) => void texts.push(await htmlOf(page));
  const copied = async () => void texts.push(await readClipboard(bench.browser, bench.web));
  const done = async (page: Screen) => {
    await look(page);
    await page.close();
  };

  // How an answer is read is the same code in both browsers, and Firefox is slow to steer.
  const leaks: Leak[] = bench.name === 'chromium' ? ['refusal', 'page', 'redirect'] : ['refusal'];
  await failToSetUp();
  await setUpWell();
  await usePopup();
  if (bench.name === 'chromium') await useMenu(bench.browser as Chromium);
  await useCodesPage();
  await meetRefusals();
  return { texts, removeAccount };

  async function failToSetUp(): Promise<void> {
    for (const leak of leaks) {
      const options = await bench.browser.open('options.html');
      leaky.leak = leak;
      await setUp(options, { key, address: leaky.url, name: 'Shop' });
      await expect.poll(() => options.texts('alert')).toHaveLength(1);
      await options.click('button', 'Copy details');
      await copied();
      await done(options);
    }
  }

  async function setUpWell(): Promise<void> {
    leaky.leak = 'answer';
    const options = await bench.browser.open('options.html');
    await setUp(options, { key, address: leaky.url });
    const said = () => options.texts('status');
    await expect.poll(said).toContainEqual(expect.stringContaining('Works'));
    await done(options);
  }

  async function usePopup(): Promise<void> {
    makeKnown(bench.server);
    const [good] = sell(bench.server, 1);
    const popup = await bench.browser.open('popup.html');
    await popup.fill('spinbutton', 'Number of codes', '3');
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes')).toHaveLength(3);
    await popup.click('button', 'Copy all');
    await copied();
    await popup.fill('textbox', 'Codes to redeem', `${good}, NOSUCH1X`);
    await popup.click('button', 'Redeem');
    await expect
      .poll(() => popup.items('Results'))
      .toEqual([expect.stringContaining('Redeemed'), expect.stringContaining('Refused')]);
    await done(popup);
  }

  /** One clear code is redeemed at once, several are shown first. */
  async function useMenu(browser: Chromium): Promise<void> {
    const [one = '', ...others] = sell(bench.server, 3);
    await redeemText(browser, one);
    await expect.poll(() => bench.server.books.find(one)?.usedAt).not.toBeNull();
    await redeemText(browser, others.join(' '));
    const review = await browser.opened('review.html');
    await review.click('button', 'Redeem 2 codes');
    await expect.poll(() => review.items('Results')).toHaveLength(2);
    await done(review);
  }

  async function useCodesPage(): Promise<void> {
    const [used] = bench.server.books.codes.filter(({ maker }) => maker.startsWith('main'));
    Object.assign(used ?? {}, { usedAt: Date.now(), usedBy: 'ann@customer.example' });
    const page = await bench.browser.open('codes.html');
    await page.run(() => {
      window.saved = [];
      const create = URL.createObjectURL;
      URL.createObjectURL = (file) => {
        if (file instanceof Blob) window.saved.push(file.text());
        return create.call(URL, file);
      };
    }, null);
    await page.click('checkbox', 'Select all listed');
    for (const format of ['CSV', 'JSON']) {
      await page.choose('Export as', format);
      await page.click('button', 'Export');
    }
    await page.run(
      () => document.querySelector<HTMLElement>('details:has([hidden])')?.click(),
      null,
    );
    await page.run(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    }, null);
    await page.click('button', 'Save to a file');
    await page.click('button', 'Copy');
    await copied();
    await page.click('button', 'Revoke');
    await page.click('button', 'Undo');
    await page.click('tab', 'Used');
    texts.push(...(await page.run(() => Promise.all(window.saved), null)));
    expect(texts.filter((text) => text.includes('share-code-manager"'))).not.toEqual([]);
    await done(page);
  }

  /** Each page on a server that refuses the key and tells it. */
  async function meetRefusals(): Promise<void> {
    for (const leak of leaks.toReversed()) {
      leaky.leak = leak;
      const popup = await bench.browser.open('popup.html');
      await popup.click('button', 'Generate');
      await expect.poll(() => popup.texts('alert')).not.toEqual([]);
      await done(popup);
    }
  }

  async function removeAccount(): Promise<void> {
    leaky.leak = 'answer';
    const options = await bench.browser.open('options.html');
    await options.click('button', 'Remove account');
    await expect.poll(() => options.texts('alertdialog')).toHaveLength(1);
    await options.click('button', 'Remove account');
    await expect.poll(() => options.texts('button', 'Remove account')).toEqual([]);
    await options.close();
  }
}
