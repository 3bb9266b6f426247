import { setTimeout as pass } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Account } from '../../utils/share-codes/account.ts';
import { json, type Seen, stubServer } from '../http/stub-server.ts';
import { type Bench, inBothBrowsers, inChromium } from './bench.ts';
import { dumpOf, placesOf } from './dump.ts';
import { removeAccount, saveAccount, say } from './say.ts';
import type { Screen } from './screen.ts';

/*
 * A server that does not mean well, or that somebody wants to be rid of: what it can reach, and when it ends.
 */

const KEY = 'a-key-of-the-other-server';
const WORDS = 'correct horse battery staple';
/** What is still on its way arrives within this time, ms. */
const ON_ITS_WAY = 3000;

const nameOf = ({ url }: Seen) => url.pathname.split('/').at(-1) ?? '';

interface Endless {
  account: Account;
  seen: Seen[];
  /** Keeps the answers to generates back until it is resolved. */
  hold: Promise<void>;
}

/** An account on a server whose list of shared codes has no end, with so many to a page. */
async function endless(bench: Bench, size: number): Promise<Endless> {
  let made = 0;
  const { origin, seen } = await stubServer(async (response, asked, index) => {
    const path = nameOf(asked);
    const isShared = path === 'list-share-code';
    if (path === 'generate') await told.hold;
    const items = Array.from({ length: isShared ? size : 0 }, () => ({
      code: `CODE${String(made++).padStart(8, '0')}`,
      status: made,
      used_at: made % 2 ? 1_790_000_000 : null,
      created_at: 1_790_000_000 - made,
    }));
    const list = { items, total_items: isShared ? 1e9 : 0 };
    const result = path === 'generate' ? { codes: ['NEW4CODE'] } : list;
    json(200, { success: true, result })(response, asked, index);
  });
  const account = await saveAccount(bench.browser, { address: origin, key: KEY, name: 'Endless' });
  await say(bench.browser, { type: 'select-account', accountId: account.id });
  const told: Endless = { account, seen, hold: Promise.resolve() };
  return told;
}

const withKey = ({ seen }: Endless) => seen.filter(({ headers }) => headers['api-key'] === KEY);

/** Answers of megabytes take a machine long that does something else as well. */
const BUSY = { timeout: 60_000 };

inChromium('A list without end', { withAccount: true }, (bench) => {
  test('is read to 250,000 codes, and no other account waits for it', {
    timeout: 240_000,
  }, async () => {
    const server = await endless(bench, 20_000);
    const reads = () => server.seen.filter((one) => nameOf(one) === 'list-share-code').length;
    const codes = await bench.browser.open('codes.html');
    const before = reads();
    await expect.poll(reads, BUSY).toBeGreaterThan(before + 3);
    await codes.close();
    await bench.browser.sleep();

    await say(bench.browser, { type: 'select-account', accountId: bench.account.id });
    const popup = await bench.browser.open('popup.html'); // starts the worker again
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes'), BUSY).toHaveLength(1);
    const during = reads();
    await popup.close();

    await say(bench.browser, { type: 'select-account', accountId: server.account.id });
    const page = await bench.browser.open('codes.html');
    await expect
      .poll(() => page.texts('status'), { timeout: 200_000 })
      .toContainEqual(expect.stringContaining('Reading stopped after 250,000 codes'));
    const after = reads();
    expect(after).toBeGreaterThan(during); // it was still being read
    expect(after).toBeLessThan(250_000 / 20_000 + 12);
    await pass(ON_ITS_WAY);
    expect(reads()).toBe(after);
    const text = () => page.run(() => document.body.textContent ?? '', null);
    expect(await page.run(countStatuses, null)).toBeLessThan(70);
    expect(await text()).toContain('Only 64 of the server’s status numbers');
    await page.close();
    const snapshot = await bench.browser.open('popup.html');
    const size = () => snapshot.run(() => localStorage.getItem('snapshot')?.length ?? 0, null);
    await expect.poll(size).toBeGreaterThan(0);
    expect(await size()).toBeLessThan(50_000);
    await snapshot.close();
    await removeAccount(bench.browser, server.account.id);
  });
});

const ENDS = [
  {
    what: 'Lock',
    async end(options: Screen) {
      await options.click('button', 'Lock now');
      await expect.poll(() => options.texts('heading', 'Locked')).toHaveLength(1);
    },
  },
  {
    what: 'Remove',
    async end(options: Screen) {
      await options.click('button', 'Remove account');
      await expect.poll(() => options.texts('alertdialog')).toHaveLength(1);
      await options.click('button', 'Remove account');
      await expect.poll(() => options.texts('alertdialog')).toEqual([]);
    },
  },
];

inBothBrowsers('What is under way', {}, (bench) => {
  test.each(ENDS)(
    'ends with $what: no further request leaves with the key',
    async ({ what, end }) => {
      const server = await endless(bench, 100);
      await say(bench.browser, { type: 'set-passphrase', passphrase: WORDS });
      const codes = await bench.browser.open('codes.html');
      const options = await bench.browser.open('options.html');
      // Whether the account made it is looked for on page after page.
      const redeem = { type: 'redeem', id: crypto.randomUUID(), source: 'popup' } as const;
      await say(bench.browser, { ...redeem, accountId: server.account.id, codes: ['K7PQ2XW9'] });
      const before = withKey(server).length;
      await expect.poll(() => withKey(server).length).toBeGreaterThan(before + 9);
      await end(options);
      const then = withKey(server).length;
      if (what === 'Lock') await codes.click('button', 'Refresh');
      await pass(ON_ITS_WAY);
      expect(withKey(server).length).toBe(then);
      if (what === 'Lock')
        expect(await codes.run(() => document.body.textContent, null)).toContain(
          'can be exported and backed up, while the keys are locked',
        );
      await codes.close();
      await options.close();
      await say(bench.browser, { type: 'forget-keys' });
      await removeAccount(bench.browser, server.account.id);
    },
  );

  test.each(ENDS)('and has left before $what is read to its end', async ({ what, end }) => {
    const server = await endless(bench, 0);
    await say(bench.browser, { type: 'set-passphrase', passphrase: WORDS });
    let answer = () => {};
    server.hold = new Promise((resolve) => {
      answer = resolve;
    });
    const popup = await bench.browser.open('popup.html');
    await popup.click('button', 'Generate');
    const generates = () => server.seen.filter((one) => nameOf(one) === 'generate').length;
    await expect.poll(generates).toBe(1);
    const options = await bench.browser.open('options.html');
    await end(options);
    const then = server.seen.length;
    answer();
    if (what === 'Lock')
      await expect
        .poll(() => popup.items('New codes'))
        .toEqual([expect.stringContaining('NEW4CODE')]);
    await pass(ON_ITS_WAY);
    expect(server.seen.length).toBe(then);
    await popup.close();
    await options.close();
    if (what === 'Remove')
      expect(placesOf(await dumpOf(bench.browser), ['NEW4CODE', server.account.id])).toEqual([]);
    await say(bench.browser, { type: 'forget-keys' });
    await removeAccount(bench.browser, server.account.id);
  });
});

const countStatuses = () =>
  [...document.querySelectorAll('option')].filter(({ text }) => text.startsWith('Status ')).length;
