import axe, { type AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { redeemSelected } from './native-menu.ts';
import type { Screen } from './screen.ts';
import { sell } from './sell.ts';

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

    test('of the options', async () => {
      const options = await bench.browser.open('options.html');
      await options.fill('textbox', 'API key', 'a-wrong-key');
      await options.click('button', 'Save and test');
      await expect.poll(() => options.texts('alert')).toHaveLength(1);
      expect(await faults(options)).toEqual([]);
      await options.close();
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

/** What axe finds wrong on a page, a line each. */
async function faults(page: Screen): Promise<string[]> {
  await page.runText(axe.source);
  return page.run(async () => {
    const { violations } = await window.axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, null);
}
