import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { dumpOf, placesOf } from './dump.ts';
import { removeAccount } from './say.ts';
import type { Screen } from './screen.ts';

/*
 * Another extension that may read the tabs, the history, the navigations and the requests of the browser, and what it
 * learns of somebody who searches for customers.
 */

const MAIN = 'main@reseller.example';
const CUSTOMER = 'zoe.quill@customer.example';
const WORDS = ['zoe', 'quill', 'customer', '%40', '@', 'sold', 'vip', 'keyword', 'email', 'status'];

inBothBrowsers(
  'The addresses of pages',
  { withAccount: true, beside: join(import.meta.dirname, 'watching-extension') },
  (bench) => {
    test('hold no word that was typed, whatever is searched, filtered and switched', async () => {
      const made = bench.server.books.add(70, { maker: MAIN, forwardTo: CUSTOMER });
      const name = made.at(-1)?.code ?? '';
      Object.assign(made.at(-1) ?? {}, { usedAt: Date.now(), usedBy: CUSTOMER });
      const page = await bench.browser.open('codes.html');
      const isStored = () => page.run(() => document.body.innerText.includes('Over time'), null);
      await expect.poll(isStored).toBe(true);
      await expect.poll(() => rows(page)).toBeGreaterThan(9);

      await page.click('button', `Details of ${name}`);
      await page.fill('textbox', 'Note', 'sold to a vip');
      await page.press('Escape');
      await search(page, name);
      await expect.poll(() => rows(page)).toBe(1);
      await search(page, 'sold to a vip');
      await expect.poll(() => rows(page)).toBe(1);
      await search(page, '');
      await page.fill('textbox', 'Email', CUSTOMER);
      await expect.poll(() => rows(page)).toBeGreaterThan(9);
      await page.reload();
      await expect.poll(() => page.value('textbox', 'Email')).toBe(CUSTOMER);
      await page.choose('Status', 'Used');
      await expect.poll(() => rows(page)).toBe(1);
      await page.choose('Status', 'All');
      await page.choose('Sort by', 'Code');
      await page.choose('Codes per page', '30');
      await page.click('button', 'Next');
      await expect.poll(() => page.value('spinbutton', 'Page')).toBe('2');
      await page.click('tab', 'Used');
      await search(page, CUSTOMER);
      await go(page, 'back');
      await expect.poll(() => page.value('searchbox', 'Search codes')).toBe('');
      await go(page, 'back');
      await expect.poll(() => page.value('textbox', 'Email')).toBe(CUSTOMER);
      await page.reload();
      await expect.poll(() => page.value('textbox', 'Email')).toBe(CUSTOMER);
      await go(page, 'forward');
      await expect.poll(() => page.value('textbox', 'Email')).toBe('');
      await page.click('link', 'Options');
      await expect.poll(() => page.run(() => location.pathname, null)).toBe('/options.html');

      const lines = await seenBeside();
      const told = (by: string) => lines.filter((line) => line.startsWith(`${by} `)).join('\n');
      // Firefox keeps no extension's page in its history, and only there is another extension told of our requests.
      const teller =
        bench.name === 'firefox' ? ['proxy', bench.server.url] : ['history', 'codes.html'];
      expect(told(teller[0] ?? '')).toContain(teller[1]);
      for (const by of ['tabs', 'webNavigation']) expect(told(by)).toContain('codes.html');
      const words = [...WORDS, name].map((word) => word.toLowerCase());
      const telling = lines.filter((line) =>
        words.some((word) => line.toLowerCase().includes(word)),
      );
      expect(telling).toEqual([]);
      const ours = lines.flatMap(
        (line) => /(?:codes|options|popup|review)\.html\S*/.exec(line) ?? [],
      );
      expect([...new Set(ours)].sort()).toEqual([
        'codes.html',
        'codes.html#tab=used',
        'options.html',
      ]);
      await page.close();
    });

    test('what was searched goes with the account', async () => {
      const places = async () => placesOf(await dumpOf(bench.browser), [CUSTOMER]);
      const page = await bench.browser.open('codes.html');
      await search(page, CUSTOMER);
      await expect.poll(places).toEqual([expect.stringMatching(/^storage\.session view:/)]);
      await removeAccount(bench.browser, bench.account.id);
      expect(await places()).toEqual([]);
      await page.close();
    });

    const rows = (page: Screen): Promise<number> =>
      page.run(() => document.querySelectorAll('tbody tr').length, null);

    /** Letter by letter, as a person does. */
    async function search(page: Screen, words: string): Promise<void> {
      await page.fill('searchbox', 'Search codes', '');
      await page.type(words, 5);
      await expect.poll(() => page.value('searchbox', 'Search codes')).toBe(words);
    }

    const go = (page: Screen, to: 'back' | 'forward'): Promise<void> =>
      page.run((way) => history[way](), to);

    /** All that the other extension has seen. */
    async function seenBeside(): Promise<string[]> {
      const page = await bench.browser.visit(bench.web.publish('<p>Seen so far</p>'));
      const text = () =>
        page.run(() => document.querySelector<HTMLElement>('#seen')?.innerText, null);
      await expect.poll(text).toContain('tabs ');
      const lines = (await text())?.split('\n') ?? [];
      await page.close();
      return lines;
    }
  },
);
