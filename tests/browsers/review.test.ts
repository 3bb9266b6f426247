import { expect, test } from 'vitest';
import { inChromium } from './bench.ts';
import type { Chromium } from './chromium.ts';
import { redeemText } from './menu-click.ts';
import { say } from './say.ts';
import type { Screen } from './screen.ts';
import { sell } from './sell.ts';
import { until } from './until.ts';

declare global {
  interface Window {
    acted: Promise<unknown>;
  }
}

const PASSPHRASE = 'correct horse battery staple';

inChromium('The review window', { withAccount: true }, (bench) => {
  const open = async (): Promise<Screen> => {
    const { browser, server } = bench;
    await redeemText(browser as Chromium, sell(server, 2).join(' '));
    const review = await browser.opened('review.html');
    await expect.poll(() => review.items('Found codes')).toHaveLength(2);
    return review;
  };
  const redeemed = () => bench.server.requests.filter(({ path }) => path.endsWith('/use-code'));
  /** Loads the page anew and acts in it from its first moment on, until that was early enough. */
  const early = async <T>(review: Screen, act: () => Promise<T | null>): Promise<T> => {
    const { context } = bench.browser as Chromium;
    const script = await context.addInitScript(`window.acted = (${act})()`);
    const done = await until('something is done early', async () => {
      await review.reload();
      return review.run(() => window.acted as Promise<T | null>, null);
    });
    await script.dispose();
    return done;
  };

  test('takes the passphrase first, and no press that came of typing or sending it', async () => {
    await say(bench.browser, { type: 'set-passphrase', passphrase: PASSPHRASE });
    await say(bench.browser, { type: 'lock' });
    const review = await open();
    await expect.poll(() => review.run(focused, null)).toBe('passphrase');
    await review.clickAt(await review.run(middleOf, 'footer button'));
    await expect
      .poll(() => review.texts('status'))
      .toContainEqual(expect.stringMatching(/Unlock first/));
    await review.type(PASSPHRASE, 0);
    expect(await review.value('textbox', 'Passphrase')).toBe(PASSPHRASE);
    const second = review.run(pressWhenUnlocked, null);
    await review.press('Enter');
    expect(await second).toBe('Press again to redeem 2 codes.');
    await until('it can be pressed', () => review.run(canPress, null));
    expect(await review.items('Results')).toEqual([]);
    expect(redeemed()).toEqual([]);
    await review.press('Enter'); // the button has the focus by now
    await expect.poll(() => review.items('Results')).toHaveLength(2);
    await review.close();
    await say(bench.browser, { type: 'forget-keys' });
  });

  test('leaves the focus where the person has put it as it is locked and unlocked elsewhere', async () => {
    await say(bench.browser, { type: 'set-passphrase', passphrase: PASSPHRASE });
    const review = await open();
    await review.fill('textbox', 'Add a code', 'ABC');
    await say(bench.browser, { type: 'lock' });
    await expect.poll(() => review.texts('button', 'Unlock')).toHaveLength(1);
    expect(await review.run(focused, null)).toBe('add');
    await say(bench.browser, { type: 'unlock', passphrase: PASSPHRASE });
    await expect.poll(() => review.texts('button', 'Unlock')).toEqual([]);
    await until('it can be pressed', () => review.run(canPress, null));
    expect(await review.run(focused, null)).toBe('add');
    await review.close();
    await say(bench.browser, { type: 'forget-keys' });
  });

  test('says that a press was too early where that covers nothing, and lets the next one through', async () => {
    const review = await open();
    expect(await early(review, pressEarly)).toEqual({ covered: [], usable: false });
    await until('it can be pressed', () => review.run(canPress, null));
    await review.clickAt(await review.run(middleOf, '[data-press-again]'));
    await expect.poll(() => review.items('Results')).toHaveLength(2);
    await review.close();
  });

  test('shows that its button waits', async () => {
    const review = await open();
    const waiting = await early(review, looksWaiting);
    await until('it can be pressed', () => review.run(canPress, null));
    expect(await review.run(looks, null)).not.toEqual(waiting);
    await review.close();
  });

  test('is not closed by an Escape that was meant for what was there before', async () => {
    const review = await open();
    await early(review, escapeEarly);
    expect(await review.items('Found codes')).toHaveLength(2);
    await closesByEscape(review);
  });

  test('is closed by Escape only where nothing that was put in is lost', async () => {
    const review = await open();
    await review.fill('textbox', 'Add a code', 'ABC123XYZ');
    await until('the field is left', async () => {
      await review.press('Escape'); // which does nothing at first
      return (await review.run(focused, null)) === '';
    });
    expect(await review.texts('status')).toEqual(['']);
    await refusesEscape(review);
    expect(await review.value('textbox', 'Add a code')).toBe('ABC123XYZ');
    await review.click('button', 'Add');
    await refusesEscape(review);
    expect(await review.items('Found codes')).toHaveLength(3);
    await review.close();
    const other = await open();
    await other.click('button', 'Select none');
    await refusesEscape(other);
    await other.click('button', 'Select all');
    await closesByEscape(other);
  });

  const refusesEscape = async (review: Screen) => {
    await until('Escape is answered', async () => {
      await review.press('Escape');
      return (await review.texts('status')).join().includes('Escape closes');
    });
  };
  const closesByEscape = (review: Screen) =>
    until('it is closed', async () => {
      const pages = () =>
        (bench.browser as Chromium).context
          .pages()
          .filter((page) => page.url().includes('review.html'));
      if (pages().length > 0) await review.press('Escape').catch(() => {}); // it goes meanwhile
      return pages().length === 0;
    });
});

/*
 * In the page, each of these. They give `null` where they come too late.
 */

const focused = (): string => document.activeElement?.id ?? '';

const canPress = (): boolean =>
  document.querySelector('[data-press-again]') !== null &&
  document.querySelector('[data-press-again]:is(:disabled, [aria-disabled=true])') === null;

function middleOf(selector: string): { x: number; y: number } {
  const button = document.querySelector(selector);
  if (!button) throw new Error('There is no button');
  const { x, y, width, height } = button.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** A second Enter at the very instant at which the passphrase was taken, and what the page says to it. */
async function pressWhenUnlocked(): Promise<string> {
  while (document.querySelector('.unlock'))
    await new Promise((resolve) => {
      new MutationObserver(resolve).observe(document.body, { childList: true, subtree: true });
    });
  const button = document.querySelector<HTMLElement>('button[data-press-again]');
  const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
  if (button?.dispatchEvent(new KeyboardEvent('keydown', enter))) button.click();
  const said = () => document.querySelector<HTMLElement>('[role=status]')?.innerText ?? '';
  while (!said().startsWith('Press')) await new Promise(requestAnimationFrame);
  return said();
}

/**
 * A press that comes too early, and one on what is said of it. What that covers, and whether the button can be used.
 */
async function pressEarly(): Promise<{ covered: string[]; usable: boolean } | null> {
  const paint = () => new Promise(requestAnimationFrame);
  const button = () => document.querySelector<HTMLElement>('[data-press-again]');
  while (!button()) await paint();
  const press = (target: Element | null, { x, y, width, height }: DOMRect) =>
    target?.dispatchEvent(
      new PointerEvent('pointerdown', {
        bubbles: true,
        clientX: x + width / 2,
        clientY: y + height / 2,
      }),
    );
  const before = button()?.getBoundingClientRect();
  if (!before || button()?.ariaDisabled !== 'true') return null;
  press(button(), before);
  const toast = document.querySelector<HTMLElement>('.said');
  while (toast?.innerText === '') await paint();
  const place = toast?.getBoundingClientRect();
  if (!place) return null;
  press(document.querySelector('main'), place);
  await paint();
  await paint();
  const usable = button()?.ariaDisabled !== 'true';
  const covered = [...document.querySelectorAll('button, input, li')].filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const list = one.closest('.body')?.getBoundingClientRect();
    const end = Math.min(bottom, list?.bottom ?? bottom); // the rest is scrolled out of view
    return left < place.right && place.left < right && top < place.bottom && place.top < end;
  });
  const moved = button()?.getBoundingClientRect().y !== before.y ? ['the button moved'] : [];
  if (usable && performance.now() > 400) return null; // a busy machine made a pause
  return { covered: [...covered.map(({ outerHTML }) => outerHTML), ...moved], usable };
}

/** The colours of the button. */
function looks(): string[] {
  const button = document.querySelector('[data-press-again]');
  if (!button) throw new Error('There is no button');
  const { color, backgroundColor } = getComputedStyle(button);
  return [color, backgroundColor];
}

/** The same while it cannot be used. */
async function looksWaiting(): Promise<string[] | null> {
  const button = () => document.querySelector('[data-press-again]');
  while (!button()) await new Promise(requestAnimationFrame);
  const waiting = document.querySelector('[data-press-again][aria-disabled=true]');
  if (!waiting) return null;
  const { color, backgroundColor } = getComputedStyle(waiting);
  return [color, backgroundColor];
}

/** Escape before the page was seen for long. */
async function escapeEarly(): Promise<true | null> {
  const paint = () => new Promise(requestAnimationFrame);
  while (!document.querySelector('[data-press-again]')) await paint();
  if (document.querySelector('[data-press-again]')?.ariaDisabled !== 'true') return null;
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  return true;
}
