import type { Display } from './display.ts';
import type { BrowserName, Point, Screen } from './screen.ts';
import { until } from './until.ts';

/** The keys that pick our item on a selection: in Firefox another item has its letter too, but ours is the last. */
const REDEEM: Record<BrowserName, string[]> = { chromium: ['r'], firefox: ['Up', 'Return'] };

interface Desk {
  name: BrowserName;
  display: Display;
}

/** Selects what an element of a web page says, right-clicks it, and picks our item of the browser's own menu. */
export async function redeemSelected({ name, display }: Desk, page: Screen, id: string) {
  const at = await page.run(select, id);
  const before = new Set(display.windows());
  const clicked = page.rightClick(at).catch(() => {}); // may end only when the menu closes
  const menu = await until(
    'the context menu opens',
    () => display.windows().find((window) => !before.has(window)) ?? null,
  );
  // A menu that has just opened may not listen yet, so the keys are pressed until it closes.
  await until('the context menu closes', () => {
    const isOpen = display.windows().includes(menu);
    if (isOpen) display.press(...REDEEM[name]);
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
