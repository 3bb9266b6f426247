import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { removeAccount, say } from './say.ts';
import type { Screen } from './screen.ts';
import { setUp } from './set-up.ts';
import { until } from './until.ts';

/** Long enough (ms) to type in; what must hold does so too when the typing took longer. */
const SLOW = { fault: 'delay', ms: 3000, times: 1 } as const;

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
};

inBothBrowsers('What is typed into the options', { withAccount: true }, (bench) => {
  const works = (page: Screen) =>
    expect
      .poll(() => page.texts('status'), { timeout: 40_000 })
      .toContainEqual(expect.stringContaining('Works'));
  const name = (page: Screen) => page.value('textbox', 'Name');

  test('a save leaves alone what was typed since its press, and empties the key it sent', async () => {
    const page = await bench.browser.open('options.html');
    await page.fill('textbox', 'API key', bench.server.key);
    await page.fill('textbox', 'Name', 'At the press');
    bench.server.setFaults(SLOW);
    await page.click('button', 'Save and test');
    await page.fill('textbox', 'Name', 'Since');
    await works(page);
    expect(await name(page)).toBe('Since');
    expect(await page.value('textbox', 'API key')).toBe('');
    expect(await page.texts('heading', 'Account')).toHaveLength(1);
    await page.reload();
    await expect.poll(() => name(page)).toBe('Since');
    await page.click('button', 'Discard changes');
    await expect.poll(() => name(page)).toBe('At the press');
    await page.close();
  });

  test('an account whose key travels in the address says so', async () => {
    const page = await bench.browser.open('options.html');
    const text = () => page.run(() => document.querySelector('form')?.textContent ?? '', null);
    await expect.poll(text).toContain('Saved key ends in');
    expect(await text()).not.toContain('request addresses');
    bench.server.setFaults({ fault: 'key-in', where: 'query' });
    await page.click('button', 'Save and test');
    await works(page);
    await expect.poll(text).toContain('The key goes in request addresses, which logs may keep');
    bench.server.setFaults([]);
    await page.click('button', 'Save and test'); // tries the header anew
    await expect.poll(text).not.toContain('request addresses');
    await page.close();
  });

  test('a key typed while the one before is tested stays, and is sent by a second press', async () => {
    const page = await bench.browser.open('options.html');
    await page.fill('textbox', 'API key', 'a-wrong-key');
    bench.server.setFaults(SLOW);
    await page.click('button', 'Save and test');
    await page.fill('textbox', 'API key', bench.server.key);
    await page.click('button', 'Save and test');
    await works(page);
    expect(await page.texts('alert')).toEqual([]);
    await page.close();
  });

  test('a second press for a new account, with another name, makes no second account', async () => {
    const { url, key } = bench.server;
    await removeAccount(bench.browser, bench.account.id);
    const page = await bench.browser.open('options.html');
    bench.server.setFaults(SLOW);
    await setUp(page, { key, address: url, name: 'First' });
    await page.fill('textbox', 'Name', 'Second');
    await page.click('button', 'Save and test');
    await works(page);
    expect(await page.texts('heading', 'Accounts')).toEqual([]);
    expect(await name(page)).toBe('Second');
    await page.reload();
    await expect.poll(() => name(page)).toBe('Second');
    expect(await page.texts('button', 'Discard changes')).toEqual([]);
    await page.click('button', 'Remove account');
    await expect.poll(() => page.texts('alertdialog')).toHaveLength(1);
    await page.click('button', 'Remove account');
    await expect.poll(() => page.texts('alertdialog')).toEqual([]);
    await page.close();
  });

  test('a refusal takes no focus from a field that is typed in', async () => {
    const page = await bench.browser.open('options.html');
    await page.fill('textbox', 'API key', 'a-wrong-key');
    bench.server.setFaults(SLOW);
    await page.click('button', 'Save and test');
    await page.fill('textbox', 'Name', 'Half');
    await expect.poll(() => page.texts('alert')).toHaveLength(1);
    for (const letter of 'way') await page.press(letter);
    expect(await name(page)).toBe('Halfway');
    await page.close();
  });

  test('is kept over a closed page and another account, but never the key', async () => {
    const page = await bench.browser.open('options.html');
    await page.fill('textbox', 'API key', 'not-saved-key');
    expect(await kept(page)).not.toContain('not-saved-key');
    await page.fill('textbox', 'Name', 'Not saved');
    await page.choose('Server', 'Custom');
    await page.fill('textbox', 'Server address', 'https://api.shop.example');
    await page.click('button', 'Add another account');
    await page.fill('textbox', 'Name', 'New one');
    await page.reload();
    await page.click('button', 'Add another account');
    await expect.poll(() => name(page)).toBe('New one');
    await page.click('button', 'Cancel');
    await expect.poll(() => name(page)).toBe('Not saved');
    expect(await page.value('textbox', 'Server address')).toBe('https://api.shop.example');
    expect(await page.value('textbox', 'API key')).toBe('');
    expect(await kept(page)).not.toContain('not-saved-key');
    await page.close();
    await removeAccount(bench.browser, bench.account.id);
    const after = await bench.browser.open('options.html');
    await expect.poll(() => name(after)).toBe('');
    await expect.poll(() => kept(after)).not.toContain('Not saved');
    await after.close();
  });

  test('a key typed for one account is still there after a look at another', async () => {
    const page = await bench.browser.open('options.html');
    await page.fill('textbox', 'API key', 'typed');
    await page.click('button', 'Add another account');
    await expect.poll(() => page.value('textbox', 'API key')).toBe('');
    await page.click('button', 'Cancel');
    await expect.poll(() => page.value('textbox', 'API key')).toBe('typed');
    await page.close();
  });

  test('a pasted key loses what is no part of it, is sent as it stands there, and that is said', async () => {
    const { key } = bench.server;
    const page = await bench.browser.open('options.html');
    const middle = Math.floor(key.length / 2);
    const pasted = ` “\u200b${key.slice(0, middle)} \n ${key.slice(middle)}\u00ad”\u00a0`;
    await page.fill('textbox', 'Name', '');
    await page.run((text) => {
      const field = document.getElementById('key');
      if (!(field instanceof HTMLInputElement)) throw new Error('There is no key field');
      field.focus();
      document.execCommand('insertText', false, text);
    }, pasted);
    await expect.poll(() => page.value('textbox', 'API key')).toBe(key);
    await expect.poll(() => said(page)).toContain('removed');
    await page.press('End');
    await page.press(' ');
    expect(await page.value('textbox', 'API key')).toBe(key);
    bench.server.requests.length = 0;
    await page.click('button', 'Save and test');
    await works(page);
    expect(bench.server.requests.length).toBeGreaterThan(0);
    expect(await said(page)).toBe('');
    await page.close();
  });

  test('nothing that is pasted is cut; a name that is too long is said, and not saved', async () => {
    const page = await bench.browser.open('options.html');
    // The page may still be setting its own focus.
    const paste = (id: string) =>
      until(`${id} takes text`, () =>
        page.run((id) => {
          document.getElementById(id)?.focus();
          document.execCommand('selectAll');
          document.execCommand('insertText', false, 'x'.repeat(1500));
          return document.activeElement?.id === id;
        }, id),
      );
    await paste('new-passphrase');
    expect(await page.value('textbox', 'New passphrase')).toHaveLength(1500);
    await paste('name');
    expect(await name(page)).toHaveLength(1500);
    await expect
      .poll(() => page.texts('form', 'Account'))
      .toEqual([expect.stringContaining('The name is too long.')]);
    bench.server.requests.length = 0;
    await page.click('button', 'Save and test');
    await expect.poll(() => page.texts('alert')).toHaveLength(1);
    expect(bench.server.requests).toEqual([]);
    expect(await name(page)).toHaveLength(1500);
    await page.click('button', 'Discard changes');
    await page.close();
  });

  test('the limit takes effect when the typing rests, and is never less on the way', async () => {
    const page = await bench.browser.open('options.html');
    const seen: number[] = [];
    await page.fill('spinbutton', LIMIT, '');
    for (const digit of '5000') {
      await page.press(digit);
      seen.push(await limit(page));
    }
    await expect.poll(() => limit(page)).toBe(5000);
    expect(seen).not.toContain(5);
    expect(await page.value('spinbutton', LIMIT)).toBe('5000');
    await page.close();
  });

  test('a limit that a closed page could not store counts at the first press in the popup', async () => {
    const before = await bench.browser.open('popup.html'); // so that there is something to show at once
    await before.close();
    const page = await bench.browser.open('options.html');
    await page.run(() => {
      chrome.runtime.sendMessage = () => new Promise(() => {});
      IDBDatabase.prototype.transaction = () => {
        throw new Error('gone');
      };
    }, null);
    await page.fill('spinbutton', LIMIT, '33');
    await page.close();
    const popup = await bench.browser.open('popup.html');
    await popup.fill('spinbutton', 'IPs per code', '60');
    await popup.press('Enter');
    await expect.poll(() => popup.texts('button', 'Generate 60 IPs')).toHaveLength(1);
    await expect.poll(() => limit(popup)).toBe(33);
    expect(bench.server.requests.filter(({ path }) => path.endsWith('/generate'))).toEqual([]);
    await popup.close();
  });

  test('what is no number stays, is said, and changes nothing', async () => {
    const page = await bench.browser.open('options.html');
    const before = await limit(page);
    await page.fill('spinbutton', LIMIT, '1e3');
    await page.press('Tab');
    await expect.poll(() => page.texts('main')).toEqual([expect.stringContaining('whole number')]);
    expect(await page.value('spinbutton', LIMIT)).toBe('1e3');
    await page.reload();
    await expect.poll(() => page.value('spinbutton', LIMIT)).toBe('1e3');
    expect(await limit(page)).toBe(before);
    await page.fill('spinbutton', LIMIT, '41');
    for (const key of ['ArrowUp', 'PageUp', 'PageDown', 'ArrowDown', 'ArrowUp'])
      await page.press(key);
    expect(await page.value('spinbutton', LIMIT)).toBe('42');
    await expect.poll(() => limit(page)).toBe(42);
    await page.close();
  });

  test('a limit from elsewhere changes no field that is in use', async () => {
    const page = await bench.browser.open('options.html');
    await page.fill('spinbutton', LIMIT, '88');
    await expect.poll(() => limit(page)).toBe(88);
    await say(bench.browser, { type: 'save-settings', settings: { confirmAboveIps: 99 } });
    await page.click('checkbox', 'Copy new codes to the clipboard'); // leaves the field
    await expect.poll(() => page.value('spinbutton', LIMIT)).toBe('99');
    await page.run(() => document.getElementById('confirm-above')?.focus(), null);
    await page.run((settings) => chrome.runtime.sendMessage({ type: 'save-settings', settings }), {
      confirmAboveIps: 100,
      copyAfterGenerate: true,
    });
    await expect
      .poll(() => page.isChecked('checkbox', 'Copy new codes to the clipboard'))
      .toBe(true);
    expect(await page.value('spinbutton', LIMIT)).toBe('99');
    await page.press('Tab');
    await expect.poll(() => page.value('spinbutton', LIMIT)).toBe('100');
    await page.close();
  });

  test('a choice that could not be saved stands there, whatever is changed elsewhere, and is told', async () => {
    const page = await bench.browser.open('options.html');
    const copy = 'Copy new codes to the clipboard';
    await expect.poll(() => page.isChecked('checkbox', copy)).toBe(true);
    await page.run(() => {
      chrome.runtime.sendMessage = () => Promise.reject(new Error('The worker is gone'));
    }, null);
    await page.click('checkbox', copy);
    await expect.poll(() => page.texts('alert')).toHaveLength(1);
    await say(bench.browser, { type: 'save-settings', settings: { confirmAboveIps: 321 } });
    await expect.poll(() => page.value('spinbutton', LIMIT)).toBe('321');
    expect(await page.isChecked('checkbox', copy)).toBe(false);
    await page.reload();
    await expect.poll(() => page.isChecked('checkbox', copy)).toBe(true);
    await page.close();
  });

  test('quick choices do not undo each other', async () => {
    const page = await bench.browser.open('options.html');
    const boxes = [
      'Copy new codes to the clipboard',
      'Redeem selected share codes',
      'Insert a new share code',
    ];
    const checked = () => Promise.all(boxes.map((box) => page.isChecked('checkbox', box)));
    await expect.poll(checked).toEqual([true, true, true]);
    const flips = await page.run(() => {
      const all = document.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
      const seen: boolean[] = [];
      for (const box of all) box.addEventListener('change', () => seen.push(box.checked));
      for (const box of all) box.click();
      return seen;
    }, null);
    expect(flips).toEqual([false, false, false]);
    await expect.poll(() => stored(page)).toMatchObject({ menuRedeem: false, menuInsert: false });
    expect(await checked()).toEqual([false, false, false]);
    const whole = { copyAfterGenerate: true, menuRedeem: true, menuInsert: true };
    await say(bench.browser, { type: 'save-settings', settings: whole });
    await expect.poll(checked).toEqual([true, true, true]);
    await page.close();
  });
});

inBothBrowsers('While the background sleeps', { withAccount: true, sleepy: true }, (bench) => {
  test('a limit typed into a page that is closed at once is stored, also where no page reads it', async () => {
    const page = await bench.browser.open('options.html');
    await expect.poll(() => page.value('spinbutton', LIMIT)).not.toBe('');
    await bench.browser.sleep();
    await page.fill('spinbutton', LIMIT, '777');
    await page.close();
    const other = await bench.browser.open('manifest.json');
    await expect.poll(() => limit(other)).toBe(777);
    await other.close();
  });
});

const LIMIT = 'Ask once more above this many IPs in one go';

const kept = (page: Screen): Promise<string> => page.run(() => JSON.stringify(localStorage), null);

const said = (page: Screen): Promise<string> =>
  page.run(() => document.getElementById('key-cleaned')?.textContent ?? '', null);

/** The settings as the database has them. */
const stored = (page: Screen): Promise<Record<string, unknown>> =>
  page.run(async () => {
    const [{ name } = { name: '' }] = await indexedDB.databases();
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name ?? '');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const reading = db.transaction('settings').objectStore('settings').get('settings');
    await new Promise((resolve) => {
      reading.onsuccess = resolve;
    });
    db.close();
    return reading.result ?? {};
  }, null);

const limit = async (page: Screen): Promise<number> =>
  Number((await stored(page))['confirmAboveIps']);
