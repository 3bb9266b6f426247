import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import { type Display, startDisplay } from './display.ts';
import { filesWith } from './files-with.ts';
import { ORIGIN } from './firefox.ts';
import { offersOf, storedOrigins, storeLogin } from './firefox-logins.ts';
import { accessibleLines, menuOf, saveSession } from './firefox-tells.ts';
import { saveAccount, say } from './say.ts';
import type { Point, Screen } from './screen.ts';
import { setUp } from './set-up.ts';
import { launchShippedFirefox, type ShippedFirefox } from './shipped-firefox.ts';
import { until } from './until.ts';
import { startWeb, type Web } from './web.ts';

// No four letters of these stand elsewhere: session files are compressed, and are searched as they are.
const PASSPHRASE = 'qv7hgt3bzk9nrd';
const UNSAVED = 'wj4kqzv8xp2m';
const NOTE = 'gh3ycx6lvb5t';
const LOGIN = `<form><input aria-label="User"><label>Password <input type="password" id="password"></label>
  <button>Log in</button></form>`;

/** Each fails where the fields are password fields, as Firefox then has them stored. */
describe('A key and a passphrase, in Firefox as it ships,', { timeout: 120_000 }, () => {
  let display: Display;
  let server: LocalServer;
  let web: Web;
  let firefox: ShippedFirefox;
  beforeAll(async () => {
    display = await startDisplay({ managed: true });
    server = await startLocalServer();
    web = await startWeb();
  });
  afterAll(async () => {
    await server.close();
    await web.close();
    display.stop();
  });
  beforeEach(async () => {
    firefox = await launchShippedFirefox(display);
  });
  afterEach(() => firefox.close());

  test('are not offered to be stored as passwords', async () => {
    const options = await firefox.open('options.html');
    await setUp(options, { key: server.key, address: server.url });
    await expect
      .poll(() => options.texts('status'))
      .toContainEqual(expect.stringContaining('Works'));
    await options.fill('textbox', 'New passphrase', PASSPHRASE);
    await options.fill('textbox', 'Repeat passphrase', PASSPHRASE);
    await options.click('button', 'Set passphrase');
    await options.click('button', 'Lock now');
    await options.fill('textbox', 'Passphrase', PASSPHRASE);
    await options.click('button', 'Unlock');
    await expect.poll(() => options.texts('button', 'Lock now')).toHaveLength(1);

    // One that is a password: once that is offered, the others would have been, too.
    const shop = web.publish(LOGIN);
    const page = await firefox.visit(shop);
    await page.fill('textbox', 'User', 'somebody');
    await page.run(() => document.getElementById('password')?.focus(), null);
    display.type(PASSPHRASE);
    display.press('Return');
    await expect.poll(() => offersOf(firefox)).toEqual([new URL(shop).origin]);
    expect(await storedOrigins(firefox)).toEqual([]);
  });

  test('are not filled in where one is stored', async () => {
    await saveAccount(firefox, { key: server.key, address: server.url });
    const shop = web.publish(LOGIN);
    const password = 'stored-before';
    for (const origin of [ORIGIN, new URL(shop).origin])
      await storeLogin(firefox, { origin, password });

    const options = await firefox.open('options.html');
    await options.click('button', 'Add another account');
    const open = await firefox.open('options.html');
    await say(firefox, { type: 'set-passphrase', passphrase: PASSPHRASE });
    await say(firefox, { type: 'lock' });
    const popup = await firefox.open('popup.html');
    await expect.poll(() => popup.texts('textbox', 'Passphrase')).toHaveLength(1);
    const page = await firefox.visit(shop);
    const filled = () => page.run(contents, null);
    await expect.poll(filled).toEqual(['somebody', password]); // where a password belongs
    for (const own of [options, open, popup]) {
      const texts = await own.run(contents, null);
      expect(texts).toContain('');
      expect(texts.filter((text) => ['somebody', password].includes(text))).toEqual([]);
    }
  });

  test('are told to no screen reader, clipboard or menu', async () => {
    const options = await firefox.open('options.html');
    await options.fill('textbox', 'API key', UNSAVED);
    await expect
      .poll(() => accessibleLines(firefox))
      .toContainEqual(expect.stringMatching(/^entry .* •+$/));
    expect((await accessibleLines(firefox)).filter((line) => line.includes(UNSAVED))).toEqual([]);

    const place = await options.run(middleOfKey, null);
    await options.press('Control+A');
    display.press('ctrl+c', 'ctrl+x');
    display.click(place, 3);
    const menu = await until('the menu opens', async () => {
      const items = await menuOf(firefox);
      return items.length > 0 && items;
    });
    expect(menu.filter((item) => item.includes(UNSAVED.slice(0, 5)))).toEqual([]);
    display.press('Escape');
    expect(await options.value('textbox', 'API key')).toBe(UNSAVED);
    expect(display.clipboard()).not.toContain(UNSAVED);
  });

  test.each(['quit', 'kill'] as const)('are in no file after %s', async (end) => {
    await saveAccount(firefox, { key: server.key, address: server.url });
    const options = await firefox.open('options.html');
    await typeAll(options);
    const page = await firefox.visit(web.publish('<input aria-label="Note">'));
    await page.fill('textbox', 'Note', NOTE);
    await saveSession(firefox);
    await firefox[end]();
    expect(filesWith(firefox.profile, [NOTE])).not.toEqual([]); // what is no secret is
    expect(filesWith(firefox.profile, [UNSAVED, PASSPHRASE])).toEqual([]);
  });
});

async function typeAll(options: Screen): Promise<void> {
  await options.fill('textbox', 'API key', UNSAVED);
  await options.fill('textbox', 'New passphrase', PASSPHRASE);
  await options.click('button', 'Set passphrase'); // as a form that is sent, which it refuses
}

/** In the page. */
const contents = (): string[] =>
  [...document.querySelectorAll('input:not([type=checkbox], [type=radio])')].map(
    (field) => (field as HTMLInputElement).value,
  );

declare const mozInnerScreenX: number;
declare const mozInnerScreenY: number;

/** In the page: where on the screen the key's field is. */
function middleOfKey(): Point {
  const size = document.getElementById('key')?.getBoundingClientRect() ?? new DOMRect();
  return {
    x: mozInnerScreenX + size.x + size.width / 2,
    y: mozInnerScreenY + size.y + size.height / 2,
  };
}
