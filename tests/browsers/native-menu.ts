import type { Display } from './display.ts';
import type { BrowserName, Point, Screen } from './screen.ts';
import { until } from './until.ts';

/** The keys that pick our item on a selection: in Firefox another item has its letter too, but ours is the last. */
export const REDEEM: Record<BrowserName, string[]> = { chromium: ['r'], firefox: ['Up', 'Return'] };

/** Right-clicks and picks an item of the browser's own menu by keys, as a person may. */
export async function pickFromMenu(
  screen: Screen,
  display: Display,
  at: Point,
  keys: string[],
): Promise<void> {
  const before = new Set(display.windows());
  const clicked = screen.rightClick(at).catch(() => {}); // may end only when the menu closes
  const menu = await until('the context menu opens', () =>
    display.windows().find((window) => !before.has(window)) ?? null,
  );
  // A menu that has just opened may not listen yet, so the keys are pressed until it closes.
  await until('the context menu closes', () => {
    const isOpen = display.windows().includes(menu);
    if (isOpen) display.press(...keys);
    return !isOpen;
  });
  await clicked;
}
