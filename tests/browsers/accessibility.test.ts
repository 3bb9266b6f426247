import axe, { type AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import type { StoredCode } from '../../local-server/code.ts';
import type { LocalServer } from '../../local-server/server.ts';
import { inBothBrowsers } from './bench.ts';
import { redeemSelected } from './native-menu.ts';
import { say } from './say.ts';
import type { Screen } from './screen.ts';
import { sell } from './sell.ts';
import { codeAt, storeCodes } from './store-codes.ts';

declare const window: { axe: { run(): Promise<AxeResults> } };

for (const dark of [false, true]) {
  const wishes = { dark, inWindows: true, withAccount: true };
  inBothBrowsers(`Accessibility, ${dark ? 'dark' : 'light'}`, wishes, (bench) => {
    test('of the popup with codes and results', async () => {
      const [code] = sell(bench.server, 1);
      const popup = await bench.browser.open('popup.html');
      await popup.click('button', 'Generate');
      await expect.poll(() => popup.items('New codes')).toHaveLength(1);
      await popup.fill('textbox', 'Codes to redeem', `${code} N0SUCHC0DE7`);
      await popup.click('button', 'Redeem');
      await expect
        .poll(() => popup.items('Results'))
        .toContainEqual(expect.stringContaining('Refused'));
      expect(await faults(popup)).toEqual([]);
      await popup.close();
    });

    test('of the codes page, with more rows than are drawn', async () => {
      const own = await bench.browser.open('manifest.json');
      await storeCodes(own, bench.account.id, 200);
      await own.close();
      const codes = await bench.browser.open('codes.html');
      await expect.poll(async () => (await codes.texts('status')).join()).toContain('200 codes');
      await codes.click('checkbox', codeAt(1));
      expect(await faults(codes)).toEqual([]);
      await codes.close();
    });

    test('of the options', async () => {
      const options = await bench.browser.open('options.html');
      await options.fill('textbox', 'API key', 'a-wrong-key');
      await options.click('button', 'Save and test');
      await expect.poll(() => options.texts('alert')).toHaveLength(1);
      expect(await faults(options)).toEqual([]);
      await options.close();
    });

    test('of the codes page, empty, with codes, a selection and its results', async () => {
      const codes = await bench.browser.open('codes.html');
      const said = async () => (await codes.texts('status')).join(' ');
      await expect.poll(said).toContain('No codes yet');
      expect(await faults(codes)).toEqual([]);
      fillBooks(bench.server);
      await codes.click('button', 'Refresh');
      await codes.click('checkbox', 'K7PQ2XW9');
      await codes.click('checkbox', 'M3ZT8VB4');
      await expect.poll(said).toContain('2 codes selected');
      expect(await faults(codes)).toEqual([]);
      await codes.click('button', 'Details of K7PQ2XW9');
      await expect.poll(() => codes.texts('heading', 'K7PQ2XW9')).toHaveLength(1);
      expect(await faults(codes)).toEqual([]);
      await codes.press('Escape');
      await codes.click('button', 'Revoke');
      await expect.poll(() => codes.texts('button', 'Undo')).toHaveLength(1);
      expect(await faults(codes)).toEqual([]);
      // Not taken back: on a busy machine the time for that is over by now.
      await expect.poll(() => codes.items('Results'), { timeout: 20_000 }).toHaveLength(1);
      expect(await faults(codes)).toEqual([]);
      await codes.press('?');
      await expect.poll(() => codes.texts('heading', 'Keys')).toHaveLength(1);
      expect(await faults(codes)).toEqual([]);
      await codes.close();
    });

    test('of the passphrase, set and locked', async () => {
      await say(bench.browser, { type: 'set-passphrase', passphrase: 'correct horse battery' });
      const options = await bench.browser.open('options.html');
      await expect.poll(() => options.texts('button', 'Lock now')).toHaveLength(1);
      expect(await faults(options)).toEqual([]);
      await options.click('button', 'Lock now');
      await expect.poll(() => options.texts('button', 'Unlock')).toHaveLength(1);
      await options.click('button', 'Forgot passphrase');
      expect(await faults(options)).toEqual([]);
      const popup = await bench.browser.open('popup.html');
      await expect.poll(() => popup.texts('button', 'Unlock')).toHaveLength(1);
      expect(await faults(popup)).toEqual([]);
      await options.click('button', 'Remove the API keys');
      await expect.poll(() => popup.texts('heading', 'Locked')).toEqual([]);
      for (const page of [popup, options]) await page.close();
    });

    test('of the review', async () => {
      const codes = sell(bench.server, 3);
      const letter = `<p id="it">Thank you for windows11. Your codes: ${codes.join(', ')}.</p>`;
      const page = await bench.browser.visit(bench.web.publish(letter));
      await redeemSelected(bench, page, 'it');
      const review = await bench.browser.opened('review.html');
      await expect.poll(() => review.items('Found codes')).not.toEqual([]);
      expect(await faults(review)).toEqual([]);
      await review.click('button', 'Redeem 3 codes');
      await expect.poll(() => review.items('Results')).toHaveLength(3);
      expect(await faults(review)).toEqual([]);
      await review.close();
    });
  });
}

/** A code of each kind, so that each status and its colour shows. */
function fillBooks({ books }: LocalServer): void {
  const maker = books.accounts[0].email;
  const [hourAgo, tomorrow] = [Date.now() - 3_600_000, Date.now() + 86_400_000];
  const kinds: Partial<StoredCode>[] = [
    { code: 'K7PQ2XW9', expiresAt: tomorrow, forwardTo: 'ann@customer.example' },
    { code: 'M3ZT8VB4', usedAt: Date.now(), usedBy: 'ben@customer.example' },
    { code: 'R5HD6NC1', expiresAt: hourAgo },
  ];
  for (const kind of kinds) books.add(1, { maker, createdAt: hourAgo, ...kind });
}

/** What axe finds wrong on a page, a line each. */
async function faults(page: Screen): Promise<string[]> {
  await page.runText(axe.source);
  return page.run(async () => {
    const { violations } = await window.axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, null);
}
