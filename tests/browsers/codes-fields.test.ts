import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { saveAccount, sayOn } from './say.ts';
import type { Screen } from './screen.ts';

const MAIN = 'main@reseller.example';

inBothBrowsers('What is typed on the codes page', { withAccount: true }, (bench) => {
  let page: Screen;

  beforeEach(async () => {
    bench.server.books.add(70, { maker: MAIN });
    page = await bench.browser.open('codes.html');
    await expect.poll(said).toContain('70 codes');
    return () => page.close();
  });

  const said = async () => (await page.texts('status')).join();
  const rows = () => page.run(() => document.querySelectorAll('tbody tr').length, null);
  const steps = () => page.run(() => history.length, null);
  const number = () => page.value('spinbutton', 'Page');
  const accountShown = () =>
    page.run(() => document.querySelector('.account')?.getAttribute('title'), null);

  test('goes on in the search when the account that was looked at goes', async () => {
    const { url, key } = bench.server;
    const other = await saveAccount(bench.browser, { address: url, key, name: 'Second' });
    await page.choose('Account', 'Second');
    await page.click('searchbox', 'Search codes');
    await page.press('q');
    await sayOn(page, { type: 'remove-account', accountId: other.id });
    await expect.poll(accountShown).toBe('Shop');
    await page.press('r');
    expect(await page.value('searchbox', 'Search codes')).toBe('qr');
  });

  test('stays as a page number that is none, which is said, and leads nowhere', async () => {
    await page.choose('Codes per page', '30');
    await expect.poll(rows).toBe(30);
    const before = await steps();
    await page.fill('spinbutton', 'Page', '2x');
    await page.press('Enter');
    await expect.poll(() => page.texts('alert')).toEqual(['Enter a whole number, 1 or more.']);
    expect(await number()).toBe('2x');
    expect(await steps()).toBe(before);
    await page.fill('spinbutton', 'Page', '2');
    await page.press('ArrowUp');
    await expect.poll(number).toBe('3');
    await page.press('Enter');
    await expect.poll(rows).toBe(10);
    expect(await page.texts('alert')).toEqual([]);
  });

  test('no field turns with the wheel', async () => {
    await page.choose('Codes per page', '30');
    await expect.poll(rows).toBe(30);
    expect(await page.run(() => document.querySelectorAll('[type=number]').length, null)).toBe(0);
  });
});
