import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, launchChromium } from './chromium.ts';

let browser: Chromium;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

test('options that can read nothing, as in a private window, say so and take no key', async () => {
  await browser.context.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('A mutation was attempted', 'InvalidStateError');
    };
  });
  const options = await browser.open('options.html');
  await expect
    .poll(() => options.texts('alert'))
    .toContainEqual(expect.stringContaining('The browser keeps nothing here.'));
  expect(await options.texts('textbox')).toEqual([]);
  expect(await options.texts('button', 'Save and test')).toEqual([]);
});
