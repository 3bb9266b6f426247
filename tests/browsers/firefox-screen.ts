import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';
import type { Control, Role, Screen } from './screen.ts';
import { until } from './until.ts';

/** Firefox's page, through Puppeteer, whose `aria/` selectors ask the browser's own accessibility tree. */
export function firefoxScreen(page: Page): Screen {
  const one = (role: Control, name: string) => waitFor(page, role, name);
  const texts = async (within: Page | ElementHandle, query: string): Promise<string[]> =>
    Promise.all((await within.$$(query)).map(innerText));
  return {
    click: async (role, name) => (await one(role, name)).click(),
    doubleClick: async (role, name) => (await one(role, name)).click({ count: 2 }),
    async fill(role, name, text) {
      const field = await one(role, name);
      await field.focus();
      await press(page, 'Control+A');
      await press(page, 'Delete');
      await page.keyboard.type(text);
    },
    async choose(name, option) {
      const box = await one('combobox', name);
      const value = await box.evaluate(valueBehind, option);
      await box.select(value);
    },
    press: (key) => press(page, key),
    keyDown: (key) => page.keyboard.down(key as KeyInput),
    keyUp: (key) => page.keyboard.up(key as KeyInput),
    type: (text, delay) => page.keyboard.type(text, { delay }),
    clickAt: ({ x, y }, count = 1) => page.mouse.click(x, y, { count }),
    rightClick: ({ x, y }) => page.mouse.click(x, y, { button: 'right' }),
    texts: (role, name) => texts(page, selector(role, name)),
    async items(name) {
      const list = await page.$(selector('list', name));
      return list ? texts(list, selector('listitem')) : [];
    },
    value: async (role, name) =>
      (await one(role, name)).evaluate((field) => (field as HTMLInputElement).value),
    isChecked: async (role, name) =>
      (await one(role, name)).evaluate((box) => (box as HTMLInputElement).checked),
    run: (inPage, argument) =>
      page.evaluate(inPage as (argument: unknown) => ReturnType<typeof inPage>, argument),
    runText: (script) => page.evaluate(script),
    front: () => page.bringToFront(),
    reload: () => reload(page),
    screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png` })),
    close: () => page.close(),
  };
}

/** The load event of an extension's page never arrives here, so the old page is marked, and the new one waited for. */
async function reload(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset['old'] = '';
    location.reload();
  });
  await until('the page is loaded anew', () => page.evaluate(isAnew).catch(() => false));
}

const isAnew = (): boolean =>
  document.readyState === 'complete' && !('old' in document.documentElement.dataset);

const selector = (role: Role, name?: string): string =>
  `aria/${name === undefined ? '' : `[name="${name}"]`}[role="${role}"]`;

const innerText = (element: ElementHandle): Promise<string> =>
  element.evaluate((node) => (node as HTMLElement).innerText);

/** In the page: the value behind what an option says. */
function valueBehind(box: Element, label: string): string {
  const options = [...(box as HTMLSelectElement).options];
  return options.find(({ text }) => text === label)?.value ?? label;
}

async function waitFor(page: Page, role: Control, name: string): Promise<ElementHandle> {
  await page.bringToFront();
  return until(`${role} "${name}" can be acted on`, async () => {
    const element = await page.$(selector(role, name));
    const isReady = element && (await element.isVisible()) && !(await isDisabled(element));
    return isReady ? element : null;
  });
}

const isDisabled = (element: ElementHandle): Promise<boolean> =>
  element.evaluate((node) => node.matches(':disabled, [aria-disabled=true]'));

async function press(page: Page, keys: string): Promise<void> {
  const all = keys.split('+') as Parameters<typeof page.keyboard.press>[0][];
  const last = all.pop();
  for (const key of all) await page.keyboard.down(key);
  if (last) await page.keyboard.press(last);
  for (const key of all.reverse()) await page.keyboard.up(key);
}
