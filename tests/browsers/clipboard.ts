import type { TestBrowser } from './screen.ts';
import type { Web } from './web.ts';

/** What is on the clipboard, found out as a person would: by pasting it somewhere. */
export async function readClipboard(browser: TestBrowser, web: Web): Promise<string> {
  const page = await browser.visit(
    web.publish('<textarea aria-label="Note" autofocus></textarea>'),
  );
  await page.click('textbox', 'Note');
  await page.press('Control+V');
  const text = await page.value('textbox', 'Note');
  await page.close();
  return text;
}
