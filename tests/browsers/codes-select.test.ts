import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import type { Point, Screen } from './screen.ts';

const MAIN = 'main@reseller.example';

inBothBrowsers('Selecting on the codes page', { withAccount: true }, (bench) => {
  let page: Screen;
  let names: string[];

  beforeEach(async () => {
    names = bench.server.books.add(6, { maker: MAIN }).map(({ code }) => code);
    page = await bench.browser.open('codes.html');
    await expect.poll(async () => (await page.texts('status')).join()).toContain('6 codes');
    return () => page.close();
  });

  const name = (at: number): string => names[at] ?? '';
  const selected = () =>
    page.run(
      () =>
        [...document.querySelectorAll('tbody tr[aria-selected=true] th')].map(
          (cell) => cell.textContent ?? '',
        ),
      null,
    );
  /** A place beside the checkbox with this name, so many pixels from its edge. */
  const beside = (checkbox: string, x: number, y = 0): Promise<Point> =>
    page.run(
      ({ checkbox, x, y }) => {
        const box = document.querySelector(`[type=checkbox][aria-label="${checkbox}"]`);
        const { left, right, top, bottom, height } = box?.getBoundingClientRect() ?? new DOMRect();
        return {
          x: x < 0 ? left + x : right + x,
          y: y === 0 ? top + height / 2 : y < 0 ? top + y : bottom + y,
        };
      },
      { checkbox, x, y },
    );
  const inRow = async (at: number): Promise<Point> => beside(name(at), 150);
  const tick = async (...rows: number[]) => {
    for (const at of rows) await page.click('checkbox', name(at));
    await expect.poll(selected).toHaveLength(rows.length);
  };

  test('beside its checkbox is on its checkbox', async () => {
    await tick(0, 1, 2);
    for (const [at, x, y] of [
      [3, 5, 0],
      [4, -5, 0],
      [5, 2, 5],
    ] as const)
      await page.clickAt(await beside(name(at), x, y));
    await expect.poll(selected).toHaveLength(6);
    await page.clickAt(await beside(name(1), 5));
    await expect.poll(selected).toHaveLength(5);
    expect(await selected()).not.toContain(name(1));
    await page.clickAt(await beside('Select all listed', 5));
    await expect.poll(selected).toHaveLength(6);
    await page.clickAt(await beside('Select all listed', -5));
    await expect.poll(selected).toEqual([]);
    await page.click('checkbox', 'Select all listed');
    await expect.poll(selected).toHaveLength(6);
  });

  test('a click on a row leaves several selected, and the keyboard goes on from there', async () => {
    await tick(0, 1, 5);
    const before = await selected();
    for (const at of [3, 1]) await page.clickAt(await inRow(at)); // one that is not selected, and one that is
    expect(await selected()).toEqual(before);
    await page.press('ArrowUp'); // the newest is at the top
    await page.press(' ');
    await expect.poll(selected).toHaveLength(4);
    expect(await selected()).toContain(name(2));
  });

  test('a click on a row selects it where no other is, or one', async () => {
    for (const at of [3, 2]) {
      await page.clickAt(await inRow(at));
      await expect.poll(selected).toEqual([name(at)]);
    }
  });

  test('two clicks on a checkbox are two clicks, and open nothing', async () => {
    await page.doubleClick('checkbox', name(3));
    await expect.poll(selected).toEqual([]);
    expect(await page.run(() => document.querySelector('dialog[open]'), null)).toBeNull();
  });

  test('a checkbox shows what is selected, also while text is marked elsewhere', async () => {
    await page.run(() => {
      const title = document.querySelector('h1');
      if (title) getSelection()?.selectAllChildren(title);
    }, null);
    await tick(3);
    expect(await page.isChecked('checkbox', name(3))).toBe(true);
    await page.run((code) => {
      const title = document.querySelector('h1');
      if (title) getSelection()?.selectAllChildren(title);
      document.querySelector<HTMLElement>(`[type=checkbox][aria-label="${code}"]`)?.click();
    }, name(4));
    await expect.poll(selected).toHaveLength(2);
  });
});
