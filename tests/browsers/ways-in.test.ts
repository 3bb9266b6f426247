import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import type { Chromium } from './chromium.ts';
import { removeAccount, saveAccount } from './say.ts';
import type { Screen } from './screen.ts';
import { until } from './until.ts';

declare const chrome: {
  commands: {
    getAll(): Promise<{ name: string; shortcut: string }[]>;
    update(command: { name: string; shortcut: string }): Promise<void>;
  };
  contextMenus: {
    update(id: string, item: object): Promise<void>;
    onClicked: { dispatch(info: object, tab: object): void };
  };
  developerPrivate: { updateExtensionCommand(change: object): Promise<void> };
  extension: { getViews(which: { type: 'popup' }): unknown[] };
  runtime: { getURL(path: string): string };
  tabs: { query(wanted: { url?: string; active?: boolean }): Promise<{ url?: string }[]> };
};

/** The letters that the manifest has for Alt+Shift. */
const KEYS = { chromium: { popup: 'S', codes: 'L' }, firefox: { popup: 'G', codes: 'O' } } as const;

inBothBrowsers('The codes page', { inWindows: true, sleepy: true }, (bench) => {
  const keys = KEYS[bench.name];

  test('opens by its keys, and comes to the front by them when it is open already', async () => {
    const own = await bench.browser.open('manifest.json');
    await bench.browser.sleep();
    await pressed(own);
    const codes = await bench.browser.opened('codes.html');
    const other = await bench.browser.visit(bench.web.publish('<p>Elsewhere</p>'));
    const elsewhere = async () => {
      await other.front(); // the last of the presses may have come late
      return inFront(own);
    };
    await expect.poll(elsewhere).toEqual([undefined]);
    await pressed(own);
    expect(await open(own)).toBe(1);
    for (const page of [codes, other, own]) await page.close();
  });

  test('the popup opens by its key', async () => {
    const own = await bench.browser.open('manifest.json');
    const isOpen = () =>
      own.run(() => chrome.extension.getViews({ type: 'popup' }).length > 0, null);
    const openByKey = async () => {
      await own.front();
      bench.display.press('Escape'); // out of a menu that Alt may have opened
      bench.display.press(`alt+shift+${keys.popup.toLowerCase()}`);
      await expect.poll(isOpen, { timeout: 5000 }).toBe(true); // pressed again too soon, the key would close it
      return true;
    };
    await until('the popup is open', () => openByKey().catch(() => null));
    const isClosed = async () => {
      bench.display.press('Escape'); // one that comes before the popup has the focus is not heard
      return !(await isOpen());
    };
    await expect.poll(isClosed).toBe(true);
    await own.close();
  });

  test('says its keys', async () => {
    const own = await bench.browser.open('manifest.json');
    const commands = await own.run(() => chrome.commands.getAll(), null);
    expect(commands.map(({ name, shortcut }) => [name, shortcut]).sort()).toEqual([
      ['_execute_action', `Alt+Shift+${keys.popup}`],
      ['lock', ''],
      ['open-codes', `Alt+Shift+${keys.codes}`],
    ]);
    await own.close();
  });

  test('the options page says the keys as they are, also when they have been changed', async () => {
    const account = await saveAccount(bench.browser, {
      address: bench.server.url,
      key: bench.server.key,
    });
    const options = await bench.browser.open('options.html');
    const said = () => options.items('Keys');
    const popup = `Alt+Shift+${keys.popup} Open the popup`;
    await expect.poll(said).toEqual([popup, `Alt+Shift+${keys.codes} Show all codes`]);
    await changeKey('Alt+Shift+Y');
    // Back on the page. Playwright lets every page believe that it has the focus all the time.
    await options.run(() => dispatchEvent(new Event('focus')), null);
    await expect.poll(said).toEqual([popup, 'Alt+Shift+Y Show all codes']);
    await changeKey(`Alt+Shift+${keys.codes}`);
    await options.close();
    await removeAccount(bench.browser, account.id);
  });

  /** Where the browser lets a person do it. */
  async function changeKey(shortcut: string): Promise<void> {
    if (bench.name === 'firefox') {
      const own = await bench.browser.open('manifest.json');
      await own.run(
        (key) => chrome.commands.update({ name: 'open-codes', shortcut: key }),
        shortcut,
      );
      return own.close();
    }
    const { context, id } = bench.browser as Chromium;
    const page = await context.newPage();
    await page.goto('chrome://extensions/shortcuts');
    await page.evaluate(
      ([extensionId, keybinding]) =>
        chrome.developerPrivate.updateExtensionCommand({
          extensionId,
          commandName: 'open-codes',
          keybinding,
        }),
      [id, shortcut] as const,
    );
    await page.close();
  }

  // No test can find the icon on the browser's toolbar, so its menu is asked for the item, and the click is played.
  test('stands in the menu of the toolbar icon', async () => {
    const own = await bench.browser.open('manifest.json');
    await own.run(() => chrome.contextMenus.update('all-codes', {}), null); // fails where there is none
    await own.close();
  });

  test.skipIf(bench.name === 'firefox')('opens from that menu', async () => {
    const [worker] = (bench.browser as Chromium).context.serviceWorkers();
    await worker?.evaluate(() =>
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'all-codes' }, {}),
    );
    await (await bench.browser.opened('codes.html')).close();
  });

  /** As one in a hurry does it, until the page is in front: a window that has just opened may not listen yet. */
  const pressed = (own: Screen) =>
    expect
      .poll(async () => {
        const [front] = await inFront(own);
        if (front?.includes('codes.html')) return true;
        const codes = `alt+shift+${keys.codes.toLowerCase()}`;
        bench.display.press(codes, codes, codes);
        return false;
      })
      .toBe(true);
});

const inFront = (own: Screen) =>
  own.run(async () => (await chrome.tabs.query({ active: true })).map(({ url }) => url), null);

const open = (own: Screen): Promise<number> =>
  own.run(async () => {
    const url = chrome.runtime.getURL('codes.html*');
    return (await chrome.tabs.query({ url })).length;
  }, null);
