import type { Locator, Page } from 'playwright-core';
import type { Control, Role, Screen } from './screen.ts';

/** Chromium's page, through Playwright. */
export function chromiumScreen(page: Page): Screen {
  const find = (role: Role, name?: string): Locator =>
    page.getByRole(role, name === undefined ? {} : { name, exact: true });
  const one = (role: Control, name: string): Locator => find(role, name).first();
  page.setDefaultTimeout(20_000);
  return {
    click: (role, name) => one(role, name).click(),
    doubleClick: (role, name) => one(role, name).dblclick(),
    fill: (role, name, text) => one(role, name).fill(text),
    choose: async (name, option) => void (await one('combobox', name).selectOption(option)),
    press: (key) => page.keyboard.press(key),
    keyDown: (key) => page.keyboard.down(key),
    keyUp: (key) => page.keyboard.up(key),
    type: (text, delay) => page.keyboard.type(text, { delay }),
    clickAt: ({ x, y }, clickCount = 1) => page.mouse.click(x, y, { clickCount }),
    rightClick: ({ x, y }) => page.mouse.click(x, y, { button: 'right' }),
    texts: (role, name) => find(role, name).allInnerTexts(),
    items: (list) => find('list', list).getByRole('listitem').allInnerTexts(),
    value: (role, name) => one(role, name).inputValue(),
    isChecked: (role, name) => one(role, name).isChecked(),
    run: (inPage, argument) =>
      page.evaluate(inPage as (argument: unknown) => ReturnType<typeof inPage>, argument),
    runText: (script) => page.evaluate(script),
    front: () => page.bringToFront(),
    reload: async () => void (await page.reload()),
    screenshot: async (path) => void (await page.screenshot({ path })),
    close: () => page.close(),
  };
}
