import { beforeEach, expect, test } from 'vitest';
import type { StoredCode } from '../../local-server/code.ts';
import { inBothBrowsers } from './bench.ts';
import { dumpOf } from './dump.ts';
import { removeAccount, saveAccount } from './say.ts';
import type { Screen } from './screen.ts';

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

const MAIN = 'main@reseller.example';

inBothBrowsers('Revoking on the codes page', { withAccount: true, sleepy: true }, (bench) => {
  let page: Screen;
  let codes: StoredCode[];

  beforeEach(async () => {
    codes = bench.server.books.add(4, { maker: MAIN });
    page = await open();
    return () => page.close();
  });

  const open = async (): Promise<Screen> => {
    const opened = await bench.browser.open('codes.html');
    await expect.poll(async () => (await saidOn(opened)).includes('4 codes')).toBe(true);
    return opened;
  };
  const name = (at: number): string => codes[at]?.code ?? '';
  const revokedNames = () => codes.filter((one) => one.revokedAt !== null).map(({ code }) => code);
  const saidOn = async (screen: Screen) => (await screen.texts('status')).join(' ');
  const words = (screen = page) => screen.run(() => document.body.innerText, null);
  const undos = (screen = page) => screen.texts('button', 'Undo');
  const focus = (screen = page) =>
    screen.run(() => {
      const { activeElement } = document;
      return activeElement?.id || activeElement?.textContent || '';
    }, null);
  const revoke = async (at: number, screen = page) => {
    await screen.click('checkbox', name(at));
    await screen.click('button', 'Revoke');
  };
  /** Presses the Undo that stands beside a code. */
  const undo = (at: number) =>
    page.run((code) => {
      const row = [...document.querySelectorAll('li')].find((one) => one.innerText.includes(code));
      row?.querySelector('button')?.click();
    }, name(at));
  /** Begins so many operations in one go. */
  const redeem = (screen: Screen, count: number) =>
    screen.run(
      async ({ accountId, count }) => {
        const redeem = { type: 'redeem', accountId, source: 'popup' };
        for (let at = 0; at < count; at++)
          await chrome.runtime.sendMessage({ ...redeem, id: `r${at}`, codes: [`N0SUCHC0DE${at}`] });
      },
      { accountId: bench.account.id, count },
    );
  /** The time to undo is over for all, and every one of so many operations is settled. */
  const settled = async (count: number) => {
    await expect.poll(() => undos()).toEqual([]);
    await expect
      .poll(async () => {
        const dump = await dumpOf(bench.browser);
        const stored = Object.keys(dump).filter((place) => place.startsWith('operations '));
        return stored.map((place) => JSON.parse(dump[place] ?? '').open ?? 'settled');
      })
      .toEqual(Array(count).fill('settled'));
    await expect.poll(() => words()).not.toContain('Taken back'); // its line goes with its time
  };

  test('each has an Undo of its own, in every window, whatever begins meanwhile', async () => {
    const other = await open();
    await revoke(0);
    await expect.poll(() => undos(other)).toHaveLength(1);
    await revoke(1, other);
    await redeem(other, 9);
    for (const screen of [page, other]) await expect.poll(() => undos(screen)).toHaveLength(2);
    await undo(0);
    await expect.poll(() => saidOn(page)).toContain('Taken back');
    await settled(11);
    expect(revokedNames()).toEqual([name(1)]);
    await other.close();
  });

  test('a double click is one, also while the background sleeps, and Undo takes back all of it', async () => {
    await page.click('checkbox', name(0));
    await bench.browser.sleep();
    await page.doubleClick('button', 'Revoke');
    await page.click('button', 'Undo');
    await expect.poll(() => saidOn(page)).toContain('Taken back. Nothing was sent.');
    await settled(1);
    expect(revokedNames()).toEqual([]);
    expect(await page.texts('list', 'Results')).toEqual([]); // all is told
  });

  test.each([-3, -25, 8])(
    'shows the seconds that pass, though the clock is set by %d h',
    async (hours) => {
      const shown = () =>
        page.run(
          () => document.querySelector('.revoking li.notice .number')?.textContent ?? '',
          null,
        );
      await revoke(0);
      await expect.poll(shown).toMatch(/^\d s$/);
      const [begun, seconds] = [performance.now(), Number.parseInt(await shown(), 10)];
      await page.run((ms) => {
        const now = Date.now;
        Date.now = () => now() + ms;
      }, hours * 3_600_000);
      const seen = new Set<string>();
      const look = async () => {
        seen.add(await shown());
        return seen.has('');
      };
      await expect.poll(look).toBe(true);
      expect(performance.now() - begun).toBeGreaterThan(1000 * (seconds - 2)); // painted each second
      expect([...seen].filter((each) => !/^([0-6] s)?$/.test(each))).toEqual([]);
      await settled(1);
      expect(revokedNames()).toEqual([name(0)]);
    },
  );

  test('by Enter twice revokes, and the second Enter is no Undo', async () => {
    await page.click('checkbox', name(0));
    await page.run(() => document.getElementById('revoke')?.focus(), null);
    const said = page.run(pressUndoOnceFocused, null);
    await page.press('Enter');
    expect(await said).toContain('Press again to undo.');
    await settled(1);
    expect(revokedNames()).toEqual([name(0)]);
  });

  test('taken back at once it never goes out, though the background dies before and after', async () => {
    await page.click('checkbox', name(0));
    await bench.browser.sleep();
    await page.click('button', 'Revoke');
    await page.click('button', 'Undo');
    await bench.browser.sleep();
    await settled(1);
    expect(revokedNames()).toEqual([]);
  });

  test('taken back while the background sleeps it never goes out', async () => {
    await revoke(0);
    await expect.poll(() => undos()).toHaveLength(1);
    await bench.browser.sleep();
    await page.click('button', 'Undo');
    await settled(1);
    expect(revokedNames()).toEqual([]);
  });

  test('Undo takes the focus from Revoke, and from nothing else', async () => {
    const other = await open();
    await other.click('checkbox', name(2));
    await other.run(() => document.getElementById('revoke')?.focus(), null);
    await revoke(0);
    await expect.poll(() => focus()).toBe('Undo');
    await expect.poll(() => undos(other)).toHaveLength(1);
    expect(await focus(other)).toBe('revoke');
    await page.click('checkbox', name(1));
    await page.run(() => {
      document.getElementById('revoke')?.click();
      document.getElementById('search')?.focus();
    }, null);
    await expect.poll(() => undos()).toHaveLength(2);
    expect(await focus()).toBe('search');
    await other.close();
  });

  test('what is selected meanwhile stays selected, and is not revoked', async () => {
    await page.click('checkbox', name(0));
    await page.run((code) => {
      document.getElementById('revoke')?.click();
      document.querySelector<HTMLElement>(`[type=checkbox][aria-label="${code}"]`)?.click();
    }, name(1));
    await expect.poll(() => undos()).toHaveLength(1);
    await expect.poll(() => saidOn(page)).toContain('1 code selected');
    expect(await page.isChecked('checkbox', name(1))).toBe(true);
    await settled(1);
    expect(revokedNames()).toEqual([name(0)]);
  });

  test('a code that is being revoked is not revoked a second time: one Undo keeps it', async () => {
    await revoke(0);
    await expect.poll(() => undos()).toHaveLength(1);
    await page.click('checkbox', name(0));
    await expect.poll(() => words()).toContain('1 code is being revoked already.');
    await page.click('checkbox', name(1));
    await page.click('button', 'Revoke');
    await expect.poll(() => undos()).toHaveLength(2);
    await page.click('button', 'Undo');
    await settled(2);
    expect(revokedNames()).toEqual([name(1)]);
  });

  // In Firefox a page that is busy keeps the background busy, too.
  test.runIf(bench.name === 'chromium')('an Undo that comes too late says so', async () => {
    await revoke(0);
    await expect.poll(() => undos()).toHaveLength(1);
    // The page is busy until the request has gone out, and draws nothing meanwhile.
    await page.run(async () => {
      const undo = [...document.querySelectorAll('button')].find((one) => one.innerText === 'Undo');
      const end = performance.now() + 8000;
      while (performance.now() < end);
      undo?.click();
    }, null);
    await expect.poll(() => saidOn(page)).toContain('Undo came too late for 1 code.');
    expect(revokedNames()).toEqual([name(0)]);
  });

  test('what comes at the foot lets no row show through, and leaves free what can be done with them', async () => {
    for (const at of [0, 1]) await revoke(at);
    await expect.poll(() => page.texts('list', 'Results')).toHaveLength(2);
    for (const at of [2, 3]) await revoke(at);
    await expect.poll(() => undos()).toHaveLength(2);
    expect(await page.run(lookAtFoot, null)).toEqual({ isOpaque: true, isRevokeFree: true });
  });

  test('what was revoked under one account can be undone while another one is looked at', async () => {
    const { url, key } = bench.server;
    await revoke(0);
    await expect.poll(() => undos()).toHaveLength(1);
    const other = await saveAccount(bench.browser, { address: url, key, name: 'Second' });
    await page.choose('Account', 'Second');
    await expect.poll(() => page.texts('listitem')).toContainEqual(expect.stringMatching('Shop'));
    await page.click('button', 'Undo');
    await settled(1);
    expect(revokedNames()).toEqual([]);
    await removeAccount(bench.browser, other.id);
  });
});

/** In the page: Enter on Undo in the very instant in which it has the focus, and what the page says to it. */
async function pressUndoOnceFocused(): Promise<string[]> {
  const paint = () => new Promise(requestAnimationFrame);
  while (document.activeElement?.textContent !== 'Undo') await paint();
  const undo = document.activeElement;
  const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
  const isTaken = undo.dispatchEvent(new KeyboardEvent('keydown', enter));
  if (isTaken && undo instanceof HTMLButtonElement) undo.click();
  await paint();
  await paint();
  return [...document.querySelectorAll<HTMLElement>('[role=status]')].map((one) => one.innerText);
}

/** In the page. */
function lookAtFoot() {
  const [revoke, foot] = [document.getElementById('revoke'), document.querySelector('.at-foot')];
  if (!revoke || !foot) return null;
  const { x, y, width, height } = revoke.getBoundingClientRect();
  return {
    isOpaque: getComputedStyle(foot).backgroundColor.startsWith('rgb('),
    isRevokeFree: document.elementFromPoint(x + width / 2, y + height / 2) === revoke,
  };
}
