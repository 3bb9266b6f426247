import { expect, test } from 'vitest';
import { startLocalServer } from '../../local-server/server.ts';
import type { SaveAccount } from '../../utils/messages.ts';
import { inBothBrowsers } from './bench.ts';
import { sayOn } from './say.ts';
import type { Screen } from './screen.ts';
import { sell } from './sell.ts';

/*
 * An account is moved to another server while its codes are looked at in several windows.
 */

inBothBrowsers('An account that moves to another server', { withAccount: true }, (bench) => {
  const move = (page: Screen, to: { url: string; key: string }) => {
    const message: SaveAccount = {
      type: 'save-account',
      accountId: bench.account.id,
      name: 'Shop',
      server: 'custom',
      address: to.url,
      key: to.key,
      untested: true,
    };
    return sayOn(page, message);
  };

  test('leaves its codes and what is selected of them behind, in every open window', async () => {
    const other = await startLocalServer({ seed: 7 });
    const [old] = bench.server.books.add(2, { maker: 'main@reseller.example' });
    const [fresh] = other.books.add(1, { maker: 'main@reseller.example', code: 'X2BV9KM6' });
    const pages = [
      await bench.browser.open('codes.html'),
      await bench.browser.open('codes.html'),
    ] as const;
    for (const page of pages) {
      await page.front();
      await expect.poll(() => page.run(rows, null)).toHaveLength(2);
      await page.click('checkbox', old?.code ?? '');
      await expect.poll(() => page.texts('status')).toContainEqual('1 code selected, 10 IPs');
    }
    await move(pages[0], other);
    for (const page of pages) {
      await page.front();
      await expect.poll(() => page.run(rows, null)).toEqual([fresh?.code]);
      expect(await page.texts('status')).toContainEqual('Nothing selected');
    }
    for (const page of pages) await page.close();
    await other.close();
  });

  test('what it has begun stops, says why, and goes on once it is back', async () => {
    const other = await startLocalServer({ seed: 7 });
    bench.server.setFaults({ fault: 'answer', status: 503, on: 'list-use-code' });
    const [code = ''] = sell(bench.server, 1);
    const popup = await bench.browser.open('popup.html');
    await popup.fill('textbox', 'Codes to redeem', code);
    await popup.click('button', 'Redeem');
    await expect.poll(() => popup.items('Results')).toHaveLength(1);
    await move(popup, other);
    const { host } = new URL(bench.server.url);
    const words = expect.stringContaining(`This was begun on ${host}`);
    await expect.poll(() => popup.texts('status')).toContainEqual(words);
    expect(other.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    bench.server.setFaults([]);
    await move(popup, bench.server);
    await expect.poll(() => popup.texts('status')).not.toContainEqual(words);
    await popup.click('button', 'Go on');
    await expect
      .poll(() => popup.items('Results'))
      .toEqual([expect.stringMatching(new RegExp(`${code}.*Redeemed`, 's'))]);
    await popup.close();
    await other.close();
  });
});

/** Runs in the page: the codes that stand in the table. */
const rows = (): (string | null)[] =>
  [...document.querySelectorAll('tbody th')].map((code) => code.textContent);
