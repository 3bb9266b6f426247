import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { setUp } from './set-up.ts';

inBothBrowsers('Setting up', {}, (bench) => {
  test('the options page opens by itself on install', async () => {
    const options = await bench.browser.opened('options.html');
    await expect.poll(() => options.texts('form', 'Account')).toHaveLength(1);
  });

  test('the popup of a fresh install leads to the options', async () => {
    const popup = await bench.browser.open('popup.html');
    await expect.poll(() => popup.texts('button')).toEqual(['Set up']);
    await popup.close();
  });

  test('a wrong key: what to do is said, and nothing is kept', async () => {
    const options = await bench.browser.open('options.html');
    await setUp(options, { key: 'a-wrong-key', address: bench.server.url });
    await expect
      .poll(() => options.texts('alert'))
      .toEqual([expect.stringMatching(/refused the API key.*Enter the new key/s)]);
    expect(await isSetUp()).toBe(false);
    await options.close();
  });

  test('a server that cannot be reached: says so, and offers to save anyway', async () => {
    const options = await bench.browser.open('options.html');
    await setUp(options, { key: bench.server.key, address: 'http://127.0.0.1:1' });
    await expect
      .poll(() => options.texts('alert'))
      .toEqual([expect.stringContaining('could not be reached')]);
    expect(await options.texts('button', 'Save anyway')).toHaveLength(1);
    expect(await isSetUp()).toBe(false);
    await options.close();
  });

  test('a good key: says whose it is, never shows it again, and the popup is ready', async () => {
    const { url, key } = bench.server;
    const options = await bench.browser.open('options.html');
    await setUp(options, { key, address: url, name: 'My shop' });
    await expect
      .poll(() => options.texts('status'))
      .toContainEqual(expect.stringContaining('main@reseller.example'));
    expect(await options.value('textbox', 'API key')).toBe('');
    const [form] = await options.texts('form', 'Account');
    expect(form).toContain(key.slice(-4));
    expect(await options.run(() => document.documentElement.outerHTML, null)).not.toContain(key);
    expect(await isSetUp()).toBe(true);
    await options.close();
  });

  test('an account that is removed is forgotten', async () => {
    const options = await bench.browser.open('options.html');
    await options.click('button', 'Remove account');
    await expect
      .poll(() => options.texts('alertdialog'))
      .toEqual([expect.stringContaining('My shop')]);
    await options.click('button', 'Remove account');
    await expect.poll(() => options.texts('button', 'Remove account')).toEqual([]);
    expect(await isSetUp()).toBe(false);
    await options.close();
  });

  async function isSetUp(): Promise<boolean> {
    const popup = await bench.browser.open('popup.html');
    await expect.poll(() => popup.texts('main')).toHaveLength(1);
    const forms = await popup.texts('form', 'Generate');
    await popup.close();
    return forms.length === 1;
  }
});
