import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers, inChromium } from './bench.ts';
import type { Chromium } from './chromium.ts';
import { redeemText } from './menu-click.ts';
import type { Screen } from './screen.ts';
import { sell } from './sell.ts';
import { until } from './until.ts';

declare global {
  interface Window {
    early: Promise<string | null>;
  }
}

/*
 * Pages that something else may have opened under a press that was meant for another page.
 */

inBothBrowsers('The popup in a tab', { withAccount: true }, (bench) => {
  let popup: Screen;
  beforeEach(async () => {
    const before = await bench.browser.open('popup.html'); // so that there is a form to draw at once
    await before.close();
    bench.server.requests.length = 0;
    popup = await bench.browser.openNow('popup.html');
    return () => popup.close();
  });

  test('takes no press at first, says so, and takes the next one', async () => {
    expect(await early(popup, pressEarly)).toBe('Press again to generate 1 code of 5 IPs.');
    await until('it can be pressed', () => popup.run(canPress, null));
    expect(spent()).toEqual([]);
    await popup.press('Enter');
    await expect.poll(() => popup.items('New codes')).toHaveLength(1);
    expect(spent()).toHaveLength(1);
  });

  test('takes no click at first, and says so', async () => {
    const said = await until('a click comes early', async () => {
      await popup.reload();
      bench.server.requests.length = 0;
      const button = await popup.run(waitingButton, null);
      if (!button) return null;
      await popup.clickAt(button);
      const texts = await popup.texts('status');
      return (await popup.run(waitingButton, null)) ? texts : null; // only then it was early for sure
    });
    expect(said).toContain('Press again to generate 1 code of 5 IPs.');
    await until('it can be pressed', () => popup.run(canPress, null));
    expect(spent()).toEqual([]);
  });

  test('goes on waiting while keys come', async () => {
    expect(await early(popup, typeOn)).toEqual({ usableMeanwhile: false });
    await until('it can be pressed', () => popup.run(canPress, null));
    expect(spent()).toEqual([]);
  });

  test('can be pressed at once after Tab, or input in a field that the page has not focused', async () => {
    expect(await early(popup, tabEarly)).toBe(true);
    expect(await early(popup, inputEarly)).toBe(true);
  });

  test('goes on waiting while text comes into the field that it has focused, and keeps that text', async () => {
    expect(await early(popup, typeInFocused)).toEqual({ holds: '7', usable: false });
    await popup.reload();
    await popup.press('8'); // by a real key the page may be drawn anew between two listeners
    expect(await popup.value('spinbutton', 'IPs per code')).toContain('8');
    expect(spent()).toEqual([]);
  });

  test('takes a press that it hears of late, when the wait was over but nobody had told it', async () => {
    expect(await early(popup, pressLate)).toEqual({ usableBefore: false, usableThen: true });
  });

  const spent = () => bench.server.requests.filter(({ path }) => path.endsWith('/generate'));
});

inChromium('Enter in the drawn form', { withAccount: true }, (bench) => {
  test('counts as it goes down, though the program takes over before the rest of it comes', async () => {
    const before = await bench.browser.open('popup.html');
    const { context } = bench.browser as Chromium;
    await context.addInitScript(enterInDrawnForm);
    await before.reload();
    const said = async () => (await before.texts('status')).join();
    await expect.poll(said).toContain('Press again to generate 1 code of 5 IPs.');
    await before.close();
  });
});

inChromium('The review window', { withAccount: true }, (bench) => {
  test('redeems nothing for keys that were meant for the page below, and says so', async () => {
    const codes = sell(bench.server, 2);
    await redeemText(bench.browser as Chromium, codes.join(' '));
    const review = await bench.browser.opened('review.html');
    await until('the button is there', () => review.run(canPress, null));
    // Half a second is short for a busy machine: so it is done by the page itself, as soon as it is there.
    const { context } = bench.browser as Chromium;
    await context.addInitScript(`window.early = (${pressEarly})()`);
    await review.reload();
    expect(await review.run(() => window.early, null)).toBe('Press again to redeem 2 codes.');
    expect(redeemed()).toEqual([]);
    await until('it can be pressed', () => review.run(canPress, null));
    await review.press('Enter');
    await expect.poll(() => review.items('Results')).toHaveLength(2);
    await review.close();
  });

  const redeemed = () => bench.server.requests.filter(({ path }) => path.endsWith('/use-code'));
});

/** Acts in the page while it still takes no press: on a busy machine that may take several openings. */
const early = <T>(page: Screen, act: () => Promise<T | null>): Promise<T> =>
  until('something is done early', async () => {
    await page.reload();
    return page.run(act, null);
  });

/*
 * In the page, each of these. They give `null` where they come too late.
 */

/** Enter, and what the page says to it. */
async function pressEarly(): Promise<string | null> {
  const paint = () => new Promise(requestAnimationFrame);
  const isThere = () => document.querySelector('[data-press-again]') !== null;
  while (!isThere() || document.activeElement === document.body) await paint();
  const waits = '[data-press-again]:is(:disabled, [aria-disabled=true])';
  if (!document.querySelector(waits)) return null;
  const target = document.activeElement ?? document.body;
  const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
  target.dispatchEvent(new KeyboardEvent('keydown', enter));
  if (target instanceof HTMLButtonElement) target.click();
  await paint();
  await paint();
  const said = [...document.querySelectorAll<HTMLElement>('[role=status]')];
  return said.map(({ innerText }) => innerText).find((text) => text !== '') ?? 'nothing was said';
}

/** Keeps the page busy until the wait is over, and whether it can be pressed before and right at the next key. */
async function pressLate(): Promise<{ usableBefore: boolean; usableThen: boolean } | null> {
  const paint = () => new Promise(requestAnimationFrame);
  const usable = () => document.querySelector('[data-press-again]:disabled') === null;
  while (!document.querySelector('[data-press-again]')) await paint();
  for (let frames = 0; frames < 5; frames++) await paint(); // it is in view
  if (usable()) return null;
  const busyUntil = performance.now() + 1200;
  while (performance.now() < busyUntil);
  const usableBefore = usable();
  const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', enter));
  return { usableBefore, usableThen: usable() };
}

/** Before the program is there: Enter goes down in the form's first field, and nothing more of it comes. */
function enterInDrawnForm(): void {
  document.addEventListener('readystatechange', () => {
    const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
    if (document.readyState === 'interactive')
      document.getElementById('ips')?.dispatchEvent(new KeyboardEvent('keydown', enter));
  });
}

/** Keys for longer than the page would wait, and whether it could be pressed meanwhile. */
async function typeOn(): Promise<{ usableMeanwhile: boolean } | null> {
  const paint = () => new Promise(requestAnimationFrame);
  const key = { key: '7', bubbles: true };
  while (!document.querySelector('[data-press-again]')) await paint();
  if (!document.querySelector('[data-press-again]:disabled')) return null;
  let usableMeanwhile = false;
  let last = performance.now();
  for (const end = last + 1500; performance.now() < end; ) {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    await paint();
    if (performance.now() - last > 800) return null; // a busy machine made a pause
    last = performance.now();
    usableMeanwhile ||= document.querySelector('[data-press-again]:disabled') === null;
  }
  return { usableMeanwhile };
}

/** A letter in the field that has the focus, what the field holds then, and whether it can be pressed. */
async function typeInFocused(): Promise<{ holds: string; usable: boolean } | null> {
  const paint = () => new Promise(requestAnimationFrame);
  while (!document.querySelector('[data-press-again]')) await paint();
  if (!document.querySelector('[data-press-again]:disabled')) return null;
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return null;
  field.select();
  const at = performance.now();
  field.dispatchEvent(new KeyboardEvent('keydown', { key: '7', bubbles: true }));
  document.execCommand('insertText', false, '7');
  for (let frames = 0; frames < 3; frames++) await paint();
  if (performance.now() - at > 800) return null; // a busy machine made a pause
  return { holds: field.value, usable: !document.querySelector('[data-press-again]:disabled') };
}

/** Tab, and whether it can be pressed then. */
async function tabEarly(): Promise<boolean | null> {
  const paint = () => new Promise(requestAnimationFrame);
  while (!document.querySelector('[data-press-again]')) await paint();
  if (!document.querySelector('[data-press-again]:disabled')) return null;
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }),
  );
  await paint();
  return document.querySelector('[data-press-again]:disabled') === null;
}

/** Input in a field that the page has not focused, and whether it can be pressed then. */
async function inputEarly(): Promise<boolean | null> {
  const paint = () => new Promise(requestAnimationFrame);
  while (!document.querySelector('[data-press-again]')) await paint();
  if (!document.querySelector('[data-press-again]:disabled')) return null;
  document.getElementById('count')?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await paint();
  return document.querySelector('[data-press-again]:disabled') === null;
}

/** The middle of the button that spends, once it is drawn; `null` where it waits no longer. */
async function waitingButton(): Promise<{ x: number; y: number } | null> {
  while (!document.querySelector('[data-press-again]')) await new Promise(requestAnimationFrame);
  const button = document.querySelector('button[data-press-again]:disabled');
  if (!button) return null;
  const { x, y, width, height } = button.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

const canPress = (): boolean =>
  document.querySelector('[data-press-again]') !== null &&
  document.querySelector('[data-press-again]:is(:disabled, [aria-disabled=true])') === null;
