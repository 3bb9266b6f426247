import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import type { Chromium } from './chromium.ts';
import type { Screen } from './screen.ts';

declare const chrome: {
  commands: { getAll(): Promise<{ name: string; shortcut: string }[]> };
  contextMenus: {
    update(id: string, item: object): Promise<void>;
    onClicked: { dispatch(info: object, tab: object): void };
  };
  runtime: { getURL(path: string): string };
  tabs: { query(wanted: { url?: string; active?: boolean }): Promise<{ url?: string }[]> };
};

inBothBrowsers('The codes page', { inWindows: true, sleepy: true }, (bench) => {
  test('opens by its keys, and comes to the front by them when it is open already', async () => {
    const own = await bench.browser.open('manifest.json');
    await bench.browser.sleep();
    await pressed(own);
    const codes = await bench.browser.opened('codes.html');
    const other = await bench.browser.visit(bench.web.publish('<p>Elsewhere</p>'));
    await expect.poll(() => inFront(own)).toEqual([undefined]);
    await pressed(own);
    expect(await open(own)).toBe(1);
    for (const page of [codes, other, own]) await page.close();
  });

  test('says its keys', async () => {
    const own = await bench.browser.open('manifest.json');
    const commands = await own.run(() => chrome.commands.getAll(), null);
    expect(commands.map(({ name, shortcut }) => [name, shortcut]).sort()).toEqual([
      ['_execute_action', 'Alt+Shift+S'],
      ['lock', ''],
      ['open-codes', 'Alt+Shift+L'],
    ]);
    await own.close();
  });

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
        bench.display.press(KEYS, KEYS, KEYS);
        return false;
      })
      .toBe(true);
});

/** As the manifest has them, in xdotool's words. */
const KEYS = 'alt+shift+l';

const inFront = (own: Screen) =>
  own.run(async () => (await chrome.tabs.query({ active: true })).map(({ url }) => url), null);

const open = (own: Screen): Promise<number> =>
  own.run(async () => {
    const url = chrome.runtime.getURL('codes.html*');
    return (await chrome.tabs.query({ url })).length;
  }, null);
