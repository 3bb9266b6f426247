import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { readClipboard } from './clipboard.ts';
import { dumpOf } from './dump.ts';
import { watchNotifications } from './notifications.ts';
import type { Screen } from './screen.ts';

inBothBrowsers('New codes', { withAccount: true }, (bench) => {
  let popup: Screen;
  beforeEach(async () => {
    popup = await bench.browser.open('popup.html');
    return () => popup.close();
  });

  test('are copied however long the answer takes', async () => {
    // Longer than Firefox lets a page copy after a press.
    bench.server.setFaults({ fault: 'delay', ms: 7000, on: 'generate' });
    await popup.press('Enter');
    await expect.poll(() => popup.texts('status')).toContainEqual('Copied to the clipboard');
    expect(await readClipboard(bench.browser, bench.web)).toBe(made().join('\n'));
    expect(made()).toHaveLength(1);
  });

  test('that were refused leave the clipboard as it is', async () => {
    await popup.press('Enter');
    await expect.poll(() => popup.texts('status')).toContainEqual('Copied to the clipboard');
    const before = await readClipboard(bench.browser, bench.web);
    bench.server.setFaults({ fault: 'answer', status: 400, on: 'generate' });
    await popup.fill('spinbutton', 'IPs per code', '7');
    await popup.press('Enter');
    await expect.poll(() => popup.texts('button')).toContainEqual('Try 7 × 1 again');
    expect(await readClipboard(bench.browser, bench.web)).toBe(before);
  });

  test('that the popup did not live to copy are told of, those it copied are not', async () => {
    const notified = await watchNotifications(bench.browser); // in a tab of its own, over the popup's
    await popup.close();
    popup = await bench.browser.open('popup.html');
    await popup.press('Enter');
    await expect.poll(() => popup.texts('status')).toContainEqual('Copied to the clipboard');
    await popup.close(); // before anybody notes that the end was seen
    const copied = await operationIds();
    expect(copied).not.toEqual([]);
    popup = await bench.browser.open('popup.html');
    bench.server.setFaults({ fault: 'delay', ms: 500, on: 'generate' });
    await popup.press('Enter');
    await popup.close();
    const others = async () => (await notified()).filter((id) => !copied.includes(id));
    await expect.poll(others).toHaveLength(1);
    expect(await notified()).toHaveLength(1); // the first would have come before the second
    popup = await bench.browser.open('popup.html');
  });

  const operationIds = async (): Promise<string[]> => {
    const places = Object.keys(await dumpOf(bench.browser));
    return places.flatMap((place) => /^operations "(.+)"$/.exec(place)?.slice(1) ?? []);
  };

  const made = (): string[] => {
    const { codes, accounts } = bench.server.books;
    return codes.filter(({ maker }) => maker === accounts[0].email).map(({ code }) => code);
  };
});
