import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import type { Screen } from './screen.ts';
import { codeAt, storeCodes } from './store-codes.ts';

const COUNT = 3000;
const LAST = codeAt(2999);

inBothBrowsers('The rows of many codes', { withAccount: true }, (bench) => {
  let page: Screen;

  const drawn = () => page.run(rowsDrawn, null);
  const focused = () => page.run(codeWithFocus, null);
  const said = async (): Promise<string> => (await page.texts('status')).join(' ');
  const scrollTo = (top: number) => page.run(scrollRows, top);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.press(key);
  };

  beforeEach(async () => {
    const own = await bench.browser.open('manifest.json');
    await storeCodes(own, bench.account.id, COUNT);
    await own.close();
    page = await bench.browser.open('codes.html');
    await expect.poll(said).toContain('3,000 codes');
    await page.run(focusFirst, null);
    return () => page.close();
  });

  test('are drawn where they are looked at, and tell where they stand', async () => {
    const atTop = await drawn();
    expect(atTop.length).toBeLessThan(100);
    await scrollTo(COUNT * 19);
    await expect.poll(async () => (await drawn()).length).toBe(atTop.length);
    await expect.poll(async () => (await drawn()).map(({ code }) => code)).toContain(codeAt(1500));
    for (const { code, index } of await drawn()) expect(code).toBe(codeAt(index - 2));
    expect(await page.run(() => document.querySelector('table')?.ariaRowCount, null)).toBe('3001');
  });

  test('are gone through by keys, far beyond what is drawn', async () => {
    await press('End');
    await expect.poll(focused).toBe(LAST);
    await press('PageUp', 'PageDown', 'ArrowUp');
    await expect.poll(focused).toBe(codeAt(2998));
    await press('Home', 'ArrowDown');
    await expect.poll(focused).toBe(codeAt(1));
    await press('PageDown', 'PageDown', 'PageDown', 'PageUp', 'PageUp', 'PageUp');
    await expect.poll(focused).toBe(codeAt(1));
  });

  test('keep the keyboard when they are scrolled away', async () => {
    await press('ArrowDown');
    await expect.poll(focused).toBe(codeAt(1));
    await scrollTo(COUNT * 19);
    await expect.poll(focused).toBeNull();
    await press('ArrowDown');
    await expect.poll(focused).toBe(codeAt(2));
  });

  test('are selected in ranges, by key and mouse, and all at once', async () => {
    await press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp');
    await expect.poll(said).toContain('2 codes selected');
    await press('Shift+End');
    await expect.poll(said).toContain('2,999 codes selected');
    await press('Escape', 'Home', ' ');
    await expect.poll(said).toContain('1 code selected');
    await scrollTo(COUNT * 19);
    await expect.poll(async () => (await drawn()).map(({ code }) => code)).toContain(codeAt(1500));
    await page.run(clickWithShift, codeAt(1500));
    await expect.poll(said).toContain('1,501 codes selected');
    await press('Escape');
    await page.fill('searchbox', 'Search codes', 'buyer-');
    await expect.poll(said).toContain('1,000 codes');
    await page.run(focusFirst, null);
    await press('Control+a');
    await expect.poll(said).toContain('1,000 codes selected');
  });

  test('stay where they are when new codes come', async () => {
    await scrollTo(COUNT * 19);
    await expect.poll(async () => (await drawn()).map(({ code }) => code)).toContain(codeAt(1500));
    const before = await page.run(placeOf, codeAt(1500));
    bench.server.books.add(3, { maker: 'main@reseller.example' });
    await page.click('button', 'Refresh');
    await expect.poll(said).toContain('3,003 codes');
    expect(await page.run(placeOf, codeAt(1500))).toBe(before);
  });
});

/* These run in the page. */

const rowsDrawn = () =>
  [...document.querySelectorAll('tbody tr')].map((row) => ({
    code: row.querySelector('th')?.textContent ?? '',
    index: Number(row.getAttribute('aria-rowindex')),
  }));

const codeWithFocus = () =>
  document.activeElement?.matches('tbody tr')
    ? (document.activeElement.querySelector('th')?.textContent ?? null)
    : null;

const focusFirst = () => document.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();

function scrollRows(top: number): void {
  const box = document.querySelector('table')?.parentElement;
  if (box) box.scrollTop = top;
}

const clickWithShift = (code: string) =>
  document
    .querySelector(`tbody th[title="${code}"]`)
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));

const placeOf = (code: string) =>
  Math.round(document.querySelector(`tbody th[title="${code}"]`)?.getBoundingClientRect().top ?? 0);
