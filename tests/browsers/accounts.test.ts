import { afterEach, expect, test } from 'vitest';
import { startLocalServer } from '../../local-server/server.ts';
import { inBothBrowsers } from './bench.ts';
import { removeAccount, saveAccount } from './say.ts';
import { setUp } from './set-up.ts';

inBothBrowsers('Accounts', { withAccount: true }, (bench) => {
  const others: string[] = [];
  afterEach(async () => {
    for (const id of others.splice(0)) await removeAccount(bench.browser, id);
  });

  test('with the server gone the popup shows what it knows, why, and how old it is', async () => {
    const server = await startLocalServer({ codes: 5 });
    const account = await saveAccount(bench.browser, { address: server.url, key: server.key });
    others.push(account.id);
    const before = await bench.browser.open('popup.html');
    await expect.poll(() => before.items('Recent codes')).toHaveLength(5);
    const known = await before.items('Recent codes');
    await before.close();
    await server.close();

    const popup = await bench.browser.open('popup.html');
    await expect.poll(() => popup.items('Recent codes')).toEqual(known);
    await expect
      .poll(() => popup.texts('status'))
      .toContainEqual(expect.stringMatching(/could not be reached.*As of/s));
    await popup.close();
  });

  test('the popup changes between accounts, and with it codes and balance', async () => {
    const { books, url, secondKey } = bench.server;
    const [, second] = books.accounts;
    const [theirs] = books.otherGenerate(second, { ips: 5, count: 1 });
    others.push(
      (await saveAccount(bench.browser, { address: url, key: secondKey, name: 'Second' })).id,
    );
    const popup = await bench.browser.open('popup.html');
    const codes = () => popup.items('Recent codes');
    await expect.poll(codes).toEqual([expect.stringContaining(theirs?.code ?? '')]);
    await popup.choose('Account', 'Shop');
    await expect.poll(codes).toEqual([]);
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes')).toHaveLength(1);
    await popup.choose('Account', 'Second');
    await expect.poll(codes).toEqual([expect.stringContaining(theirs?.code ?? '')]);
    expect(await popup.items('New codes')).toEqual([]);
    expect(second.balance).toBe(495);
    await popup.close();
  });

  test('a key that is refused later: said at once, nothing is lost, and the new key goes on', async () => {
    const { books, url } = bench.server;
    const [made] = books.otherGenerate(books.accounts[0], { ips: 5, count: 1 });
    const first = await bench.browser.open('popup.html');
    await expect.poll(() => first.items('Recent codes')).toHaveLength(1);
    await first.close();
    const key = books.newKey(books.accounts[0]);

    const popup = await bench.browser.open('popup.html');
    const alerts = () => popup.texts('alert');
    await expect
      .poll(alerts)
      .toContainEqual(expect.stringMatching(/refused the API key.*Enter the new key/s));
    expect(await popup.items('Recent codes')).toEqual([expect.stringContaining(made?.code ?? '')]);

    const options = await bench.browser.open('options.html');
    await setUp(options, { key, address: url });
    await expect
      .poll(() => options.texts('status'))
      .toContainEqual(expect.stringContaining('Works'));
    await options.close();
    await expect.poll(alerts).toEqual([]);
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes')).toHaveLength(1);
    await popup.close();
  });
});
