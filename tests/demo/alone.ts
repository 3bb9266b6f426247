import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Chromium, launchChromium } from '../browsers/chromium.ts';
import { type Display, startDisplay } from '../browsers/display.ts';
import { redeemSelected } from '../browsers/native-menu.ts';
import type { Screen } from '../browsers/screen.ts';
import { setUp } from '../browsers/set-up.ts';
import { until } from '../browsers/until.ts';
import type { Stage } from '../demo.ts';
import { publishLetter } from './letter.ts';

const SHOTS = join(import.meta.dirname, '../../.artifacts/demo');

/** Does the three flows by itself on a virtual display, says what happened, and leaves screenshots. */
export async function showAlone(stage: Stage): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const display = await startDisplay();
  const browser = await launchChromium({ display: display.name });
  await setUpKey(stage, browser);
  await generate(browser);
  await redeem(stage, browser, display);
  await browser.close();
  display.stop();
  console.log(`Screenshots: ${SHOTS}`);
}

async function setUpKey({ server }: Stage, browser: Chromium): Promise<void> {
  const options = await browser.opened('options.html');
  console.log('1. The options page opened by itself. The key is entered, saved and tested.');
  await setUp(options, { key: server.key, address: server.url, name: 'Demo' });
  const [said] = await seen(() => options.texts('status'), 'Works');
  console.log(`   It says: ${said}`);
  await shoot(options, '1-set-up');
}

async function generate(browser: Chromium): Promise<void> {
  console.log('2. In the popup, three codes of 10 IPs are asked for, and Enter is pressed.');
  const popup = await browser.open('popup.html');
  await popup.fill('spinbutton', 'Number of codes', '3');
  await popup.fill('spinbutton', 'IPs per code', '10');
  await popup.press('Enter');
  const [copied] = await seen(() => popup.texts('status'), 'Copied');
  const codes = (await popup.items('New codes')).map((item) => item.split(/\s/)[0]);
  console.log(`   New codes: ${codes.join(', ')}. ${copied}.`);
  await shoot(popup, '2-generate');
  await popup.close();
}

async function redeem(stage: Stage, browser: Chromium, display: Display): Promise<void> {
  const letter = publishLetter(stage);
  const page = await browser.visit(letter.url);
  console.log(
    `3. On a web page ${letter.code} is selected, right-clicked, and redeemed from the menu.`,
  );
  await redeemSelected({ name: 'chromium', display }, page, 'one');
  await shoot(page, '3-web-page');
  const popup = await browser.open('popup.html');
  const [result = ''] = await seen(() => popup.items('Results'), 'Redeemed');
  console.log(`   The popup tells: ${result.replace(/\s+/g, ' ')}`);
  const { usedBy } = stage.server.books.find(letter.code) ?? {};
  console.log(`   The server's books tell: used by ${usedBy}.`);
  await shoot(popup, '4-redeemed');
}

/** Waits until a page says something, and returns those texts that do. */
const seen = (look: () => Promise<string[]>, words: string): Promise<string[]> =>
  until(`a page says "${words}"`, async () => {
    const texts = (await look()).filter((text) => text.includes(words));
    return texts.length > 0 && texts;
  });

const shoot = (page: Screen, name: string): Promise<void> =>
  page.screenshot(join(SHOTS, `${name}.png`));
