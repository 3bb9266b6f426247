import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import type { Chromium } from './chromium.ts';
import { readClipboard } from './clipboard.ts';
import { redeemText } from './menu-click.ts';
import { type NastyServer, startNastyServer } from './nasty-server.ts';
import { removeAccount, saveAccount, sayOn } from './say.ts';
import type { Screen } from './screen.ts';
import { setUp } from './set-up.ts';

/*
 * A server that writes what it must not into every field of every answer, and every page that shows it.
 */

inBothBrowsers('Text from a server', {}, (bench) => {
  let nasty: NastyServer;
  const thrown: string[] = [];
  beforeAll(async () => {
    nasty = await startNastyServer();
  });
  beforeEach(() => {
    nasty.refuses = false;
  });
  bench.onLaunch((browser) => {
    if (bench.name !== 'chromium') return;
    const { context } = browser as Chromium;
    context.on('weberror', (error) => thrown.push(String(error.error())));
    context.on('console', (said) => {
      const ours = said.location().url.startsWith('chrome-extension:');
      if (ours && said.type() === 'error') thrown.push(said.text());
    });
  });
  afterAll(() => nasty.close());

  test('is text and nothing more in the options', async () => {
    const options = await bench.browser.open('options.html');
    await setUp(options, { key: 'the-nasty-key', address: nasty.url });
    const said = () => options.texts('status');
    await expect.poll(said).toContainEqual(expect.stringContaining('Works'));
    await options.click('button', 'Remove account');
    await lookAt(options, false);
    await options.click('button', 'Remove account');
    await expect.poll(() => options.texts('button', 'Remove account')).toEqual([]);
    await options.close();
  });

  test('is text and nothing more in the popup', async () => {
    await account();
    const popup = await bench.browser.open('popup.html');
    await popup.fill('combobox', 'Forward to', `${'w'.repeat(60)}@customer.example`);
    await popup.fill('spinbutton', 'Number of codes', '9');
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes')).not.toEqual([]);
    await lookAt(popup, false);
    nasty.refuses = true;
    await popup.fill('spinbutton', 'Number of codes', '8'); // another order: right after the end it would be the same one
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.texts('alert')).not.toEqual([]);
    await popup.fill('textbox', 'Codes to redeem', 'K7PQ2XW9 M3ZT8VB4');
    await popup.click('button', 'Redeem');
    const results = () => popup.items('Results');
    await expect.poll(results).toHaveLength(2);
    await lookAt(popup);
  });

  test('is text and nothing more on the codes page', async () => {
    await account();
    const page = await bench.browser.open('codes.html');
    const rows = () => page.run(() => document.querySelectorAll('tbody tr').length, null);
    await expect.poll(rows).toBeGreaterThan(9);
    await lookAt(page, false);
    const words = () => page.run(() => document.body.textContent, null);
    await expect.poll(words).toContain('Over time'); // all are stored: no row moves any more
    await page.click('button', 'Details of S4X⟨U+202E⟩desrever⟨U+202D⟩⟨U+202A⟩⟨U+202B⟩');
    await lookAt(page, false);
    await page.press('Enter'); // the first button, which is "Copy", has the focus
    const said = () => page.run(() => document.querySelector('dialog .said')?.textContent, null);
    await expect.poll(said).toContain('Copied');
    const copied = await readClipboard(bench.browser, bench.web);
    expect(copied).toBe('S4X\u202Edesrever\u202D\u202A\u202B');
    await page.click('button', 'Close');
    await page.run(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    }, null);
    await lookAt(page, false);
    await page.click('tab', 'Used');
    await expect.poll(rows).toBeGreaterThan(9);
    await lookAt(page);
  });

  test('is text and nothing more in the review', async () => {
    if (bench.name !== 'chromium') return;
    nasty.refuses = true;
    await account();
    await redeemText(bench.browser as Chromium, 'K7PQ2XW9, M3ZT8VB4');
    const review = await bench.browser.opened('review.html');
    await lookAt(review, false);
    await review.click('button', 'Redeem 2 codes');
    await expect.poll(() => review.items('Results')).toHaveLength(2);
    await lookAt(review);
  });

  test('throws nowhere', () => expect(thrown).toEqual([]));

  async function account(): Promise<void> {
    const draft = { address: nasty.url, key: 'the-nasty-key', name: 'n'.repeat(90) };
    const { id: accountId } = await saveAccount(bench.browser, draft);
    onTestFinished(() => removeAccount(bench.browser, accountId));
    const page = await bench.browser.open('manifest.json');
    expect(await sayOn(page, { type: 'refresh', accountId })).toMatchObject({ ok: true });
    await page.close();
  }
});

async function lookAt(page: Screen, close = true): Promise<void> {
  const seen = await page.run(inspect, null);
  expect(seen).toEqual({ hacked: false, injected: [], acting: [], wide: [], long: [] });
  if (close) await page.close();
}

/** In the page: what of a text has become more than text. */
function inspect() {
  const foreign = 'img[src="x"], script:not([src]), svg[onload], a[href^="javascript"], iframe';
  const acting = /\p{Bidi_Control}|\p{Cs}|(?!\n)\p{Cc}/u;
  const shown = ['title', 'aria-label', 'placeholder', 'alt', 'aria-description'];
  const all = [...document.body.querySelectorAll('*')];
  const values = all.flatMap((one) => [
    ...[...one.childNodes].map((node) => (node instanceof Text ? node.data : '')),
    ...shown.map((name) => one.getAttribute(name) ?? ''),
  ]);
  const { scrollWidth, clientWidth } = document.documentElement;
  const isTooWide = (one: Element) =>
    one.getBoundingClientRect().right > clientWidth && !one.closest('.scroll, dialog');
  return {
    hacked: 'hacked' in window,
    injected: [...document.querySelectorAll(foreign)].map(({ outerHTML }) =>
      outerHTML.slice(0, 200),
    ),
    acting: values.filter((value) => acting.test(value)).map((value) => value.slice(0, 200)),
    wide:
      scrollWidth > clientWidth
        ? all.filter(isTooWide).map(({ outerHTML }) => outerHTML.slice(0, 200))
        : [],
    long: values.filter(({ length }) => length > 8000).map((value) => value.slice(0, 200)),
  };
}
