import type { Display } from './display.ts';
import type { BrowserName, Point, Screen } from './screen.ts';
import { until } from './until.ts';

/** The keys that pick one of our items: in Firefox other items have its letter too, but ours is the last. */
const KEYS = {
  redeem: { chromium: ['r'], firefox: ['Up', 'Return'] },
  insert: { chromium: ['i'], firefox: ['Up', 'Return'] },
} satisfies Record<string, Record<BrowserName, string[]>>;

interface Desk {
  name: BrowserName;
  display: Display;
}

/** Selects what an element of a web page says, right-clicks it, and picks our item of the browser's own menu. */
export async function redeemSelected(desk: Desk, page: Screen, id: string): Promise<void> {
  await pick(desk, page, await page.run(select, id), KEYS.redeem[desk.name]);
}

/** Right-clicks a field of a web page, and picks our item of the browser's own menu. */
export async function insertInto(desk: Desk, page: Screen, id: string): Promise<void> {
  await pick(desk, page, await page.run(middleOf, id), KEYS.insert[desk.name]);
}

async function pick({ display }: Desk, page: Screen, at: Point, keys: string[]): Promise<void> {
  const before = new Set(display.windows());
  const clicked = page.rightClick(at).catch(() => {}); // may end only when the menu closes
  const menu = await until(
    'the context menu opens',
    () => display.windows().find((window) => !before.has(window)) ?? null,
  );
  // A menu that has just opened may not listen yet, so the keys are pressed until it closes.
  await until('the context menu closes', () => {
    const isOpen = display.windows().includes(menu);
    if (isOpen) display.press(...keys);
    return !isOpen;
  });
  await clicked;
}

/** In the page: selects an element and returns a place on the selection. */
function select(id: string): Point {
  const element = document.getElementById(id);
  const selection = getSelection();
  if (!element || !selection) throw new Error(`There is no ${id}`);
  selection.selectAllChildren(element);
  const [line] = selection.getRangeAt(0).getClientRects();
  if (!line) throw new Error(`There is no text in ${id}`);
  return { x: line.x + 5, y: line.y + line.height / 2 };
}

/** In the page. */
function middleOf(id: string): Point {
  const field = document.getElementById(id);
  if (!field) throw new Error(`There is no ${id}`);
  const { x, y, width, height } = field.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
