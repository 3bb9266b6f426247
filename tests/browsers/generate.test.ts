import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { readClipboard } from './clipboard.ts';
import type { Screen } from './screen.ts';

inBothBrowsers('Generating', { withAccount: true }, (bench) => {
  let popup: Screen;
  beforeEach(async () => {
    popup = await bench.browser.open('popup.html');
    return () => popup.close();
  });

  test('by Enter: the new codes are listed and on the clipboard', async () => {
    await order(3);
    await popup.press('Enter');
    await expect.poll(newCodes).toHaveLength(3);
    expect(await newCodes()).toEqual(made());
    await copied();
    expect(await readClipboard(bench.browser, bench.web)).toBe(made().join('\n'));
  });

  test('by a click: one code, with the IPs asked for', async () => {
    await order(1, 7);
    await popup.click('button', 'Generate');
    await expect.poll(newCodes).toHaveLength(1);
    expect(bench.server.books.find(made()[0] ?? '')).toMatchObject({ ips: 7, forwardTo: null });
    expect(bench.server.books.balance).toBe(100_000 - 7);
  });

  test('refused on the way: who refused what is told at once, and in the history', async () => {
    bench.server.setFaults({ fault: 'answer', status: 405, body: 'html', on: 'generate' });
    await popup.click('button', 'Generate');
    const told = /Something on the way \(405, .*\/generate\) refuses POST/;
    await expect.poll(() => popup.texts('alert')).toEqual([expect.stringMatching(told)]);
    const history = () =>
      popup.run(() => {
        const item = document.querySelector<HTMLElement>('.history details');
        item?.setAttribute('open', '');
        return item?.innerText ?? '';
      }, null);
    await expect.poll(history).toMatch(/Not generated/);
    await expect.poll(history).toMatch(told);
  });

  test('for one recipient alone', async () => {
    await order(1);
    await popup.fill('combobox', 'Forward to', 'ann@customer.example');
    await popup.press('Enter');
    await expect.poll(newCodes).toHaveLength(1);
    expect(bench.server.books.find(made()[0] ?? '')?.forwardTo).toBe('ann@customer.example');
  });

  test('by a double click: only once', async () => {
    await order(2);
    await popup.doubleClick('button', 'Generate');
    await expect.poll(newCodes).toHaveLength(2);
    await copied();
    expect(bench.server.requests.filter(({ path }) => path.endsWith('/generate'))).toHaveLength(1);
  });

  test('a popup opened again shows the codes and copies them', async () => {
    await order(2);
    await popup.press('Enter');
    await expect.poll(newCodes).toHaveLength(2);
    await popup.close();
    popup = await bench.browser.open('popup.html');
    await expect.poll(newCodes).toEqual(made());
    await popup.click('button', 'Copy all');
    await copied();
    expect(await readClipboard(bench.browser, bench.web)).toBe(made().join('\n'));
  });

  test('a popup closed in the middle loses nothing', async () => {
    bench.server.setFaults({ fault: 'delay', ms: 300, on: 'generate' });
    await order(2);
    await popup.press('Enter');
    await expect.poll(() => popup.texts('status')).toContainEqual('Generating 2 codes of 5 IPs…');
    await popup.close();
    popup = await bench.browser.open('popup.html');
    await expect.poll(newCodes).toHaveLength(2);
    expect(bench.server.books.acted.generate).toBe(1);
  });

  async function order(count: number, ips = 5): Promise<void> {
    await popup.fill('spinbutton', 'IPs per code', String(ips));
    await popup.fill('spinbutton', 'Number of codes', String(count));
  }

  /** The codes that the list shows, in its order. */
  const newCodes = async (): Promise<string[]> =>
    (await popup.items('New codes')).map((item) => item.split(/\s/)[0] ?? '');

  /** The codes that the server's books say were made for the account. */
  const made = (): string[] => {
    const { codes, accounts } = bench.server.books;
    return codes.filter(({ maker }) => maker === accounts[0].email).map(({ code }) => code);
  };

  const copied = () =>
    expect.poll(() => popup.texts('status')).toContainEqual('Copied to the clipboard');
});
