import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import type { Account } from '../../utils/share-codes/account.ts';
import { type Bench, inBothBrowsers } from './bench.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { dumpOf, placesOf } from './dump.ts';
import { redeemText } from './menu-click.ts';
import { watchNotifications } from './notifications.ts';
import { removeAccount, saveAccount, say, sayOn } from './say.ts';
import type { Screen, TestBrowser } from './screen.ts';
import { makeKnown, sell } from './sell.ts';
import { setUp } from './set-up.ts';
import { until } from './until.ts';

const OLD = 'correct horse battery staple';
const NEW = 'four other words entirely';

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  storage: {
    session: {
      get(key: string): Promise<{ opened: object }>;
      set(items: object): Promise<void>;
    };
    local: {
      remove(key: string): Promise<void>;
      onChanged: { addListener(listener: () => void): void };
    };
  };
};

const lockOf = (browser: TestBrowser, passphrase: string) =>
  say(browser, { type: 'set-passphrase', passphrase }).then(() => say(browser, { type: 'lock' }));

async function unlock(page: Screen, passphrase = OLD): Promise<void> {
  await page.fill('textbox', 'Passphrase', passphrase);
  await page.click('button', 'Unlock');
}

inBothBrowsers('A passphrase', { withAccount: true }, (bench) => {
  let popup: Screen;
  let options: Screen;
  afterEach(() => say(bench.browser, { type: 'forget-keys' }));

  test('is set and changed in the options, and no plain key is left', async () => {
    options = await bench.browser.open('options.html');
    await options.fill('textbox', 'New passphrase', 'short');
    await options.fill('textbox', 'Repeat passphrase', 'short');
    await options.click('button', 'Set passphrase');
    expect(await options.texts('button', 'Lock now')).toEqual([]);
    await options.fill('textbox', 'New passphrase', OLD);
    await options.click('button', 'Set passphrase'); // repeated otherwise
    expect(await options.texts('button', 'Lock now')).toEqual([]);
    await options.fill('textbox', 'Repeat passphrase', OLD);
    await options.choose('Lock after', '5 minutes');
    await options.click('button', 'Set passphrase');
    await expect.poll(() => options.texts('status')).toContain('Set');
    expect(await plainPlaces(bench)).toEqual([]);

    await options.fill('textbox', 'Current passphrase', OLD);
    await options.fill('textbox', 'New passphrase', NEW);
    await options.fill('textbox', 'Repeat passphrase', NEW);
    await options.click('button', 'Change passphrase');
    await expect.poll(() => options.texts('status')).toContain('Changed');
    expect(await plainPlaces(bench)).toEqual([]);
    await options.click('button', 'Lock now');
    await unlock(options, NEW);
    await expect.poll(() => options.texts('heading', 'Locked')).toEqual([]);

    await options.fill('textbox', 'Current passphrase', NEW);
    await options.click('button', 'Remove passphrase');
    await expect.poll(() => options.texts('button', 'Set passphrase')).toHaveLength(1);
    expect(await plainPlaces(bench)).toEqual([]);
    await options.close();
  });

  test('set later asks for a new key where older versions may have written the one there is', async () => {
    const asks = () => options.texts('button', 'Enter the new key of Shop');
    const focused = () => options.run(() => document.activeElement?.id, null);
    const enter = async (key: string) => {
      await options.click('button', 'Enter the new key of Shop');
      await expect.poll(focused).toBe('key');
      await options.type(key, 0);
      await options.click('button', 'Save and test');
    };
    options = await bench.browser.open('options.html');
    await say(bench.browser, { type: 'set-passphrase', passphrase: OLD });
    await expect.poll(() => options.texts('button', 'Lock now')).toHaveLength(1);
    expect(await asks()).toEqual([]);
    expect(await wordsOf(options)).not.toContain('unencrypted');

    await options.run(makeOlder, null);
    await options.reload();
    await expect.poll(asks).toHaveLength(1);
    await options.click('button', 'Remove account');
    await expect
      .poll(() => options.texts('alertdialog'))
      .toEqual([expect.stringMatching(/may still be found unencrypted.*new one/)]);
    await options.click('button', 'Keep it');
    await enter(bench.server.key); // the old one once more is no new one
    await expect.poll(() => options.texts('status')).toContainEqual(expect.stringMatching(/Works/));
    expect(await asks()).toHaveLength(1);
    const { books } = bench.server;
    await enter(books.newKey(books.accounts[0]));
    await expect.poll(asks).toEqual([]);
    await options.close();
  });

  test('is offered with the first key in one folded line, for which saving does not wait', async () => {
    await removeAccount(bench.browser, bench.account.id);
    options = await bench.browser.open('options.html');
    expect(await options.texts('textbox', 'New passphrase')).toEqual([]);
    await options.run(unfold, 'Protect with a passphrase (optional)');
    await options.fill('textbox', 'New passphrase', OLD);
    const { key, url } = bench.server;
    await setUp(options, { key, address: url }); // not repeated
    await expect.poll(() => options.texts('status')).toContainEqual(expect.stringMatching(/Works/));
    expect(await wordsOf(options)).toContain('The two are not the same.');
    await options.fill('textbox', 'Repeat passphrase', OLD);
    await options.press('Enter'); // saving takes it along
    await expect.poll(() => options.texts('button', 'Lock now')).toHaveLength(1);
    const focused = () => options.run(() => document.activeElement?.textContent, null);
    await expect.poll(focused).toBe('Save and test'); // the line has gone
    expect(await plainPlaces(bench)).toEqual([]);
    await options.click('button', 'Lock now');
    await unlock(options);
    await expect.poll(() => options.texts('heading', 'Locked')).toEqual([]);
    await options.click('button', 'Remove account');
    expect(await wordsOf(options)).not.toContain('unencrypted');
    await options.click('button', 'Remove account');
    await expect.poll(() => options.texts('button', 'Remove account')).toEqual([]);
    await options.close();
  });

  test('is asked for before anything is generated; what was typed stays', async () => {
    await lockOf(bench.browser, OLD);
    bench.server.requests.length = 0;
    popup = await bench.browser.open('popup.html');
    await popup.fill('spinbutton', 'Number of codes', '2');
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.texts('status')).toContainEqual(expect.stringMatching(/Unlock/));
    expect(bench.server.requests).toEqual([]);
    await unlock(popup);
    await expect.poll(() => popup.texts('heading', 'Locked')).toEqual([]);
    expect(await popup.value('spinbutton', 'Number of codes')).toBe('2');
    const focused = () => popup.run(() => document.activeElement?.id, null);
    await expect.poll(focused).toBe('ips'); // back in the form
    await until('it can be pressed', () => popup.run(canPress, null));
    await popup.press('Enter');
    await expect.poll(() => popup.items('New codes')).toHaveLength(2);
    await popup.click('button', 'Lock');
    await expect.poll(() => popup.texts('button', 'Unlock')).toHaveLength(1);
    expect(await popup.items('Recent codes')).toHaveLength(2);
    await popup.close();
  });

  test('entered with Enter twice spends nothing, and says so', async () => {
    await lockOf(bench.browser, OLD);
    popup = await bench.browser.open('popup.html');
    await popup.fill('textbox', 'Passphrase', OLD);
    bench.server.requests.length = 0;
    const said = popup.run(pressOnceUnlocked, null);
    await popup.press('Enter');
    expect(await said).toContainEqual(expect.stringContaining('Press again to generate'));
    await until('it can be pressed', () => popup.run(canPress, null));
    expect(spent()).toEqual([]);
    await popup.press('Enter');
    await expect.poll(spent).toHaveLength(1);
    await popup.close();
  });

  const spent = () => bench.server.requests.filter(({ path }) => path.endsWith('/generate'));

  test('makes a redeem wait, which then goes on by itself', async () => {
    const [code = ''] = sell(bench.server, 1);
    await lockOf(bench.browser, OLD);
    bench.server.requests.length = 0;
    popup = await bench.browser.open('popup.html');
    await popup.fill('textbox', 'Codes to redeem', code);
    await popup.click('button', 'Redeem');
    const results = () => popup.items('Results');
    await expect
      .poll(results)
      .toEqual([expect.stringMatching(new RegExp(`${code}.*Waiting`, 's'))]);
    await expect.poll(() => popup.texts('status')).toContainEqual(expect.stringMatching(/locked/));
    expect(bench.server.requests).toEqual([]);
    await unlock(popup);
    await expect
      .poll(results)
      .toEqual([expect.stringMatching(new RegExp(`${code}.*Redeemed`, 's'))]);
    await popup.close();
  });

  test('is asked for when its time is over, also when no alarm has come', async () => {
    await say(bench.browser, { type: 'set-passphrase', passphrase: OLD });
    popup = await bench.browser.open('popup.html');
    await expect.poll(() => popup.texts('button', 'Lock')).toHaveLength(1);
    await popup.run(async () => {
      const { opened } = await chrome.storage.session.get('opened');
      await chrome.storage.session.set({ opened: { ...opened, until: Date.now() } });
    }, null);
    await popup.click('button', 'Generate'); // the popup does not know yet: it waits
    await unlock(popup);
    await expect.poll(() => popup.items('New codes')).not.toEqual([]);
    await popup.close();
  });

  test('that is wrong is said, and the next try waits', async () => {
    await lockOf(bench.browser, OLD);
    popup = await bench.browser.open('popup.html');
    await unlock(popup, NEW);
    await expect
      .poll(() => popup.texts('alert'))
      .toEqual([expect.stringContaining('not the passphrase')]);
    await popup.fill('textbox', 'Passphrase', OLD);
    await until('it is unlocked', async () => {
      await popup.press('Enter');
      return (await popup.texts('heading', 'Locked')).length === 0;
    });
    await popup.close();
  });

  test('that is forgotten costs the key alone', async () => {
    const { books, key, url } = bench.server;
    books.otherGenerate(books.accounts[0], { ips: 5, count: 3 });
    popup = await bench.browser.open('popup.html');
    await expect.poll(() => popup.items('Recent codes')).toHaveLength(3);
    await lockOf(bench.browser, OLD);

    options = await bench.browser.open('options.html');
    await options.fill('textbox', 'API key', key);
    await options.click('button', 'Save and test');
    await expect
      .poll(() => options.texts('alert'))
      .toContainEqual(expect.stringMatching(/locked.*passphrase/));
    await options.click('button', 'Forgot passphrase');
    await options.click('button', 'Remove the API keys');
    await expect.poll(() => options.texts('button', 'Set passphrase')).toHaveLength(1);
    await expect
      .poll(() => popup.texts('alert'))
      .toContainEqual(expect.stringMatching(/no API key/));
    expect(await popup.items('Recent codes')).toHaveLength(3);

    await setUp(options, { key, address: url });
    await expect
      .poll(() => options.texts('status'))
      .toContainEqual(expect.stringContaining('Works'));
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes')).not.toEqual([]);
    await options.close();
    await popup.close();
  });
});

describe('A passphrase, in Chromium', () => {
  let browser: Chromium;
  let server: LocalServer;
  let account: Account;
  beforeAll(async () => {
    server = await startLocalServer();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    account = await saveAccount(browser, { address: server.url, key: server.key });
    await say(browser, { type: 'set-passphrase', passphrase: OLD });
  });
  afterEach(async () => {
    await say(browser, { type: 'forget-keys' });
    await say(browser, { type: 'remove-account', accountId: account.id });
  });

  test('outlives the worker, and not the browser', async () => {
    await browser.sleep();
    const refresh = () => say(browser, { type: 'refresh', accountId: account.id });
    expect(await refresh()).toMatchObject({ ok: true });
    await browser.restart();
    const popup = await browser.open('popup.html');
    await expect.poll(() => popup.texts('button', 'Unlock')).toHaveLength(1);
    expect(await refresh()).toMatchObject({ failure: { cause: 'locked' } });
    await unlock(popup);
    await expect.poll(() => popup.texts('heading', 'Locked')).toEqual([]);
    expect(await refresh()).toMatchObject({ ok: true });
    await popup.close();
  });

  test('makes a code picked from the menu wait: a notification says so, the badge, and the popup', async () => {
    makeKnown(server);
    await say(browser, { type: 'refresh', accountId: account.id });
    await say(browser, { type: 'lock' });
    const [code = ''] = sell(server, 1);
    const notified = await watchNotifications(browser);
    await redeemText(browser, code);
    await expect.poll(notified).toContain('locked');
    await expect.poll(async () => (await dumpOf(browser))['badge']).toBe('!');
    const popup = await browser.open('popup.html');
    const results = () => popup.items('Results');
    await expect
      .poll(results)
      .toEqual([expect.stringMatching(new RegExp(`${code}.*Waiting`, 's'))]);
    await unlock(popup);
    await expect
      .poll(results)
      .toEqual([expect.stringMatching(new RegExp(`${code}.*Redeemed`, 's'))]);
    await popup.close();
  });

  // A change writes three times: that it is tried, that it was right, and the new record.
  test.each([0, 1, 2, 3])(
    'opens with the old or the new one after the worker was killed at write %i of a change',
    async (writes) => {
      const page = await browser.open('manifest.json');
      await page.run(beginChange, { passphrase: OLD, next: NEW, writes });
      await browser.sleep();
      const opensWith = async (passphrase: string) => {
        await sayOn(page, { type: 'lock' });
        await page.run(() => chrome.storage.local.remove('passphrase-tries'), null);
        return (await sayOn(page, { type: 'unlock', passphrase })).ok;
      };
      const opens = [await opensWith(OLD), await opensWith(NEW)];
      expect(opens.filter(Boolean)).toHaveLength(1); // the kill may come late, but never in between
      expect(await opensWith(opens[0] ? OLD : NEW)).toBe(true);
      const refreshed = await sayOn(page, { type: 'refresh', accountId: account.id });
      expect(refreshed).toMatchObject({ ok: true });
      await page.close();
    },
  );
});

/** In the page: begins a change of the passphrase, and returns once so much of it is stored. */
function beginChange(wish: { passphrase: string; next: string; writes: number }): Promise<void> {
  const { writes, ...words } = wish;
  return new Promise((resolve) => {
    let left = writes;
    chrome.storage.local.onChanged.addListener(() => --left === 0 && resolve());
    chrome.runtime.sendMessage({ type: 'change-passphrase', ...words }).catch(() => {});
    if (left === 0) resolve();
  });
}

/** Where the account's key can be read. */
async function plainPlaces({ browser, server }: Bench): Promise<string[]> {
  return placesOf(await dumpOf(browser), [server.key]);
}

/** In the page: Enter in the very instant in which the form has the focus, and what the page says to it. */
async function pressOnceUnlocked(): Promise<string[]> {
  const paint = () => new Promise(requestAnimationFrame);
  while (document.activeElement?.id !== 'ips') await paint();
  const field = document.activeElement;
  const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
  if (field.dispatchEvent(new KeyboardEvent('keydown', enter)))
    field.closest('form')?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  await paint();
  await paint();
  return [...document.querySelectorAll<HTMLElement>('[role=status]')].map((one) => one.innerText);
}

/** All that a page shows. */
const wordsOf = (page: Screen): Promise<string> => page.run(() => document.body.innerText, null);

/** In the page: opens what is folded under these words. */
const unfold = (words: string): void => {
  const all = [...document.querySelectorAll('summary')];
  all.find(({ textContent }) => textContent === words)?.click();
};

/** In the page: every account is as an older version has stored it. */
async function makeOlder(): Promise<void> {
  const request = indexedDB.open('share-code-manager');
  const db = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = db.transaction('accounts', 'readwrite');
  const cursors = transaction.objectStore('accounts').openCursor();
  cursors.onsuccess = () => {
    const cursor = cursors.result;
    if (!cursor) return;
    delete cursor.value.keyNeverPlain;
    cursor.update(cursor.value);
    cursor.continue();
  };
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  db.close();
}

const canPress = (): boolean => document.querySelector('[data-press-again]:disabled') === null;
