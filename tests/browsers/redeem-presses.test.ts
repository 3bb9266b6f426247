import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers, inChromium } from './bench.ts';
import { dumpOf } from './dump.ts';
import { removeAccount, saveAccount, say } from './say.ts';
import type { Screen } from './screen.ts';
import { sell } from './sell.ts';
import { until } from './until.ts';

inBothBrowsers('A press of Redeem', { withAccount: true }, (bench) => {
  let popup: Screen;
  beforeEach(async () => {
    popup = await bench.browser.open('popup.html');
    return () => popup.close();
  });

  test('leaves the codes alone that are put in right after it', async () => {
    const [first = '', next = ''] = sell(bench.server, 2);
    await popup.fill('textbox', BOX, `Code: ${first}`);
    await until('the code is found', () => finds(popup));
    // In one turn of the page, as a quick person or a program pastes.
    await popup.run(pressAndType, next);
    await expect.poll(() => popup.items('Results')).toEqual([expect.stringMatching(/Redeemed/)]);
    expect(await popup.value('textbox', BOX)).toBe(next);
    await popup.click('button', 'Redeem');
    await expect.poll(redeemed).toEqual([[first], [next]]);
    await expect.poll(() => popup.value('textbox', BOX)).toBe('');
  });

  test('twice is one, and says nothing of an empty box', async () => {
    const codes = sell(bench.server, 2);
    await popup.fill('textbox', BOX, codes.join('\n'));
    await popup.doubleClick('button', 'Redeem');
    await expect
      .poll(() => popup.items('Results'))
      .toEqual(codes.map(() => expect.stringMatching(/Redeemed/)));
    expect(redeemed()).toEqual([codes]);
    expect(await popup.texts('status')).not.toContain('No codes found in this text.');
  });

  test('for codes that were refused puts them below what stands in the box', async () => {
    const [next = ''] = sell(bench.server, 1);
    await popup.fill('textbox', BOX, 'NOSUCH1X');
    await popup.click('button', 'Redeem');
    await expect.poll(() => popup.items('Results')).toEqual([expect.stringMatching(/Refused/)]);
    await popup.fill('textbox', BOX, next);
    await popup.run(openDetails, null);
    await popup.click('button', 'Try the refused again');
    expect(await popup.value('textbox', BOX)).toBe(`${next}\nNOSUCH1X`);
  });

  test('asks about an own code once more when it comes back in another text', async () => {
    await popup.press('Enter');
    await expect.poll(() => popup.items('New codes')).toHaveLength(1);
    const own = bench.server.books.codes.at(-1)?.code ?? '';
    await popup.fill('textbox', BOX, `${own} NOSUCH1X`);
    await popup.click('checkbox', OWN_TOO);
    bench.server.setFaults({ fault: 'answer', status: 400, on: 'use-code' });
    await popup.click('button', 'Redeem');
    await expect
      .poll(async () => (await popup.items('Results')).join().match(/Refused/g))
      .toHaveLength(2);
    await popup.run(openDetails, null);
    await popup.click('button', 'Try the refused again');
    await expect.poll(() => popup.value('textbox', BOX)).toContain(own);
    await expect.poll(() => popup.texts('checkbox', OWN_TOO)).toHaveLength(1);
    expect(await popup.isChecked('checkbox', OWN_TOO)).toBe(false);
  });

  const redeemed = () =>
    bench.server.requests
      .filter(({ path }) => path.endsWith('/use-code'))
      .map(({ body }) => (body as { codes: string[] }).codes);
});

inChromium('Codes that could not be sent', { withAccount: true }, (bench) => {
  test('stay until they are put back, over the next press and a reload', async () => {
    const [lost = '', next = ''] = sell(bench.server, 2);
    const popup = await bench.browser.open('popup.html');
    await loseAndType(popup, lost, next);
    await popup.click('button', 'Redeem');
    await expect.poll(() => popup.items('Results')).toEqual([expect.stringContaining(next)]);
    await popup.reload();
    await expect.poll(() => popup.texts('button')).toContain('Put back below');
    await popup.click('button', 'Put back below');
    expect(await popup.value('textbox', BOX)).toBe(lost);
    expect(await popup.texts('button')).not.toContain('Put back below');
    await popup.close();
  });

  test('are told of in one notice, and are not put below where they stand in the box already', async () => {
    const [lost = '', next = ''] = sell(bench.server, 2);
    const popup = await bench.browser.open('popup.html');
    await loseAndType(popup, lost, next);
    expect(await popup.run(() => document.querySelectorAll('.notice').length, null)).toBe(1);
    await popup.fill('textbox', BOX, `${next}, ${lost}`);
    await popup.click('button', 'Put back below');
    expect(await popup.value('textbox', BOX)).toBe(`${next}, ${lost}`);
    await popup.close();
  });

  test('are given back once: in the box, and not beside it when the popup is opened again', async () => {
    const [lost = ''] = sell(bench.server, 1);
    let popup = await bench.browser.open('popup.html');
    await popup.fill('textbox', BOX, lost);
    await until('the code is found', () => finds(popup));
    await popup.run(withoutBackground, null);
    await popup.click('button', 'Redeem');
    await popup.run(backgroundAgain, null);
    await expect.poll(() => popup.value('textbox', BOX)).toBe(lost);
    await popup.close();
    popup = await bench.browser.open('popup.html');
    await until('it is as stored', () => popup.run(isBroughtBack, null));
    expect(await popup.value('textbox', BOX)).toBe(lost);
    expect(await popup.texts('button')).not.toContain('Put back below');
    await popup.close();
  });

  test('of two windows are all there when both were closed', async () => {
    const codes = sell(bench.server, 4);
    const windows = [];
    for (const [at, next] of [codes[2], codes[3]].entries()) {
      const popup = await bench.browser.open('popup.html');
      await popup.front();
      await loseAndType(popup, codes[at] ?? '', next ?? '');
      windows.push(popup);
    }
    for (const popup of windows) await popup.close();
    const popup = await bench.browser.open('popup.html');
    await popup.fill('textbox', BOX, '');
    await popup.click('button', 'Put back below');
    expect((await popup.value('textbox', BOX)).split('\n')).toEqual(codes.slice(0, 2));
    await popup.close();
  });

  /** A press for a code that nobody hears, and the next code in the box right after it. */
  const loseAndType = async (popup: Screen, lost: string, next: string) => {
    await popup.fill('textbox', BOX, lost);
    await until('the code is found', () => finds(popup));
    await popup.run(withoutBackground, null);
    await popup.run(pressAndType, next);
    await popup.run(backgroundAgain, null);
    await expect.poll(() => popup.texts('button')).toContain('Put back below');
  };
});

inChromium('A press that could not be sent', { withAccount: true }, (bench) => {
  test('is told of also when another account was looked at meanwhile', async () => {
    const { url, secondKey } = bench.server;
    const { id } = await saveAccount(bench.browser, { address: url, key: secondKey, name: 'B' });
    const [lost = ''] = sell(bench.server, 1);
    const popup = await bench.browser.open('popup.html');
    await popup.choose('Account', 'Shop');
    await popup.fill('textbox', BOX, lost);
    await until('the code is found', () => finds(popup));
    await popup.run(withoutBackground, null);
    await popup.press('Control+Enter');
    await popup.click('button', 'Generate');
    await popup.choose('Account', 'B');
    expect(await popup.texts('alert')).toEqual([]);
    await popup.choose('Account', 'Shop');
    await expect
      .poll(async () => (await popup.texts('alert')).join())
      .toMatch(/did not answer.*did not answer/s);
    expect(await popup.value('textbox', BOX)).toBe(lost);
    await popup.close();
    await removeAccount(bench.browser, id);
  });
});

inChromium('A press while the worker is killed', { withAccount: true }, (bench) => {
  test('of Redeem: every code gets its answer, and the next ones are the next operation', async () => {
    const popup = await bench.browser.open('popup.html');
    const codes = sell(bench.server, 4);
    for (const code of codes) {
      await popup.fill('textbox', BOX, code);
      await Promise.all([popup.click('button', 'Redeem'), bench.browser.sleep()]);
      await until(`${code} is in the journal`, async () => (await journal()).includes(code));
    }
    await until('every code is answered', async () => {
      for (const { id, open } of await operations())
        if (open) await say(bench.browser, { type: 'check-now', operationId: id });
      return codes.every((code) => usedByUs().includes(code));
    });
    expect(await popup.value('textbox', BOX)).toBe('');
    await popup.close();
  });

  /* A worker that is killed between its journal and its request never sends that: nobody could tell whether it had. */
  test('of Generate: one operation and at most one request, and the next press is another one', async () => {
    const popup = await bench.browser.open('popup.html');
    const all = [5, 6, 7, 8];
    for (const ips of all) {
      await popup.fill('spinbutton', 'IPs per code', String(ips));
      await Promise.all([popup.press('Enter'), bench.browser.sleep()]);
      await until(`the order of ${ips} IPs is begun`, async () => {
        await wake();
        return (await begun()).includes(ips);
      });
    }
    expect((await begun()).sort()).toEqual(all);
    expect(generated()).toEqual([...new Set(generated())]);
    await popup.close();
  });

  /** An alarm would do it in half a minute. */
  const wake = () => say(bench.browser, { type: 'see', operationIds: [] });

  const usedByUs = () => {
    const { codes, accounts } = bench.server.books;
    return codes.filter(({ usedBy }) => usedBy === accounts[0].email).map(({ code }) => code);
  };
  const journal = async () => Object.values(await dumpOf(bench.browser)).join();
  const operations = async () =>
    Object.entries(await dumpOf(bench.browser))
      .filter(([place]) => place.startsWith('operations '))
      .map(([, stored]) => JSON.parse(stored));
  /** The IPs of each generate in the journal that has been sent, or was to be. */
  const begun = async (): Promise<number[]> =>
    (await operations())
      .filter(({ kind, state }) => kind === 'generate' && state !== 'accepted')
      .map(({ input }) => input.ipsPerCode);
  const generated = () =>
    bench.server.requests
      .filter(({ path }) => path.endsWith('/generate'))
      .map(({ body }) => (body as { number_of_ips: number }).number_of_ips);
});

/** What is folded away on the page: the results, and words that may be codes. */
const openDetails = (): void => {
  for (const details of document.querySelectorAll('details')) details.open = true;
};

const BOX = 'Codes to redeem';
const OWN_TOO = 'Redeem my own codes too';

const finds = async (popup: Screen): Promise<boolean> =>
  (await popup.texts('status')).includes('1 code found');

declare const chrome: {
  runtime: { sendMessage: unknown; sendMessageToBackground?: unknown };
};

/** In the page: the browser's channel fails until `backgroundAgain`. Nothing else makes it fail for certain. */
function withoutBackground(): void {
  const { runtime } = chrome;
  runtime.sendMessageToBackground = runtime.sendMessage;
  runtime.sendMessage = () => Promise.reject(new Error('There is no background'));
}

async function backgroundAgain(): Promise<void> {
  const { runtime } = chrome;
  while (!document.querySelector('[role=alert]')) await new Promise(requestAnimationFrame);
  runtime.sendMessage = runtime.sendMessageToBackground;
}

/** In the page: Ctrl+Enter in the box, and the next codes in the same turn. */
function pressAndType(next: string): void {
  const box = document.querySelector('textarea');
  if (!box) throw new Error('There is no box');
  box.focus();
  const keys = { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
  box.dispatchEvent(new KeyboardEvent('keydown', keys));
  box.select();
  document.execCommand('insertText', false, next);
}

/** In the page: whether what could not be sent by an earlier window has been given back here. */
const isBroughtBack = (): boolean =>
  Object.entries(localStorage).every(
    ([key, text]) => !key.startsWith('draft:redeem') || !JSON.parse(text).pressed?.text,
  );
