import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { dumpOf, htmlOf, placesOf } from './dump.ts';
import type { OwnPage, Screen } from './screen.ts';
import { sell } from './sell.ts';

const PAGES: OwnPage[] = ['popup.html', 'codes.html', 'options.html'];

declare const chrome: { storage: { local: { set(values: object): Promise<void> } } };

inBothBrowsers('What is stored', { withAccount: true }, (bench) => {
  // In Firefox the same code runs, and is slow to steer.
  const inChromium = test.skipIf(bench.name === 'firefox');

  inChromium(
    'may be damaged: every page opens, shows what is left, says so, and nothing is sent',
    async () => {
      await use();
      await hurt(damageRecords);
      bench.server.requests.length = 0;
      await bench.browser.sleep();
      for (const page of PAGES) {
        const screen = await bench.browser.open(page);
        await expect.poll(() => screen.texts('main')).not.toEqual([]);
        expect(await htmlOf(screen)).not.toMatch(/NaN|Invalid Date|\[object|undefined/);
        if (page === 'options.html')
          await expect
            .poll(() => screen.texts('alert'))
            .toContainEqual(expect.stringContaining('storage are damaged'));
        if (page === 'popup.html')
          await expect.poll(() => screen.items('Recent codes')).not.toEqual([]);
        await screen.close();
      }
      expect(bench.server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    },
  );

  test('goes with its account, all of it', async () => {
    await use();
    const { id } = bench.account;
    const codes = bench.server.books.codes.map(({ code }) => code);
    const own = [id, bench.server.key, bench.server.url, 'main@reseller.example', ...codes];
    expect(placesOf(await dumpOf(bench.browser), own).length).toBeGreaterThan(9);
    // One that never settles.
    bench.server.setFaults({ fault: 'answer', status: 503, on: 'use-code' });
    const popup = await bench.browser.open('popup.html');
    await popup.fill('textbox', 'Codes to redeem', `${codes[0]}`);
    await popup.click('button', 'Redeem');
    await expect.poll(() => popup.items('Results')).not.toEqual([]);
    await popup.fill('textbox', 'Codes to redeem', `and later: ${codes[0]}`);
    await popup.fill('combobox', 'Forward to', 'main@reseller.example');
    const options = await bench.browser.open('options.html');
    await options.click('button', 'Remove account');
    await expect
      .poll(() => options.texts('alertdialog'))
      .toEqual([expect.stringMatching(/1 operation is not finished/)]);
    await options.click('button', 'Remove account');
    await expect.poll(() => options.texts('button', 'Remove account')).toEqual([]);
    await expect.poll(() => popup.texts('button')).toEqual(['Set up']);
    await options.close();
    await popup.close();
    const left = await dumpOf(bench.browser);
    expect(placesOf(left, own)).toEqual([]);
    expect(left['badge']).toBe('');
    expect(left['notifications']).toBe('{}');
    const alarms = async () => (await dumpOf(bench.browser))['alarms'];
    await expect.poll(alarms).not.toContain('operations');
  });

  /** Something in every store. */
  async function use(): Promise<void> {
    const [good] = sell(bench.server, 1);
    const popup = await bench.browser.open('popup.html');
    await popup.fill('spinbutton', 'Number of codes', '3');
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes')).toHaveLength(3);
    await popup.fill('textbox', 'Codes to redeem', `${good}`);
    await popup.click('button', 'Redeem');
    await expect.poll(() => popup.items('Results')).toEqual([expect.stringContaining('Redeemed')]);
    await expect.poll(() => popup.items('Recent codes')).toHaveLength(3);
    await popup.close();
    const codes = await bench.browser.open('codes.html');
    await codes.click('button', `Details of ${bench.server.books.codes.at(-1)?.code}`);
    await codes.fill('textbox', 'Note', 'for main@reseller.example');
    await codes.press('Escape');
    await expect.poll(() => allRead(codes)).toBe(true);
    await codes.close();
  }

  async function hurt(damage: () => Promise<void>): Promise<void> {
    const page = await bench.browser.open('manifest.json');
    await page.run(damage, null);
    await page.close();
  }
});

const allRead = (page: Screen): Promise<boolean> =>
  page.run(() => document.body.textContent?.includes('Over time') ?? false, null);

/** In the page: each record of each store loses every other field or has it wrecked, but for its keys and its codes. */
async function damageRecords(): Promise<void> {
  const keys = [
    'id',
    'accountId',
    'operationId',
    'name',
    'number',
    'index',
    'code',
    'codes',
    'word',
    'currentAccountId',
  ];
  const wrecks = [null, Number.NaN, 'text', {}, [null], 1e308, true];
  let turn = 0;
  const request = indexedDB.open('share-code-manager');
  const db = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
  for (const name of db.objectStoreNames) {
    const cursors = transaction.objectStore(name).openCursor();
    cursors.onsuccess = () => {
      const cursor = cursors.result;
      if (!cursor) return;
      for (const field of Object.keys(cursor.value)) {
        if (keys.includes(field) || turn++ % 2 === 0) continue;
        cursor.value[field] = wrecks[turn % wrecks.length];
      }
      cursor.update(cursor.value);
      cursor.continue();
    };
  }
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  db.close();
  for (const name of Object.keys(localStorage)) {
    const stored = localStorage.getItem(name) ?? '';
    localStorage.setItem(name, stored.replace(/:(\d+|null|"[^"]{0,8}")/g, ':[5]'));
  }
  await chrome.storage.local.set({ session: 5, 'key:nobody': { no: 'key' } });
}
