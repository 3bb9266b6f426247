import { launchChromium } from '../browsers/chromium.ts';
import { setUp } from '../browsers/set-up.ts';
import type { Stage } from '../demo.ts';
import { publishLetter } from './letter.ts';

/** Sets the extension up in a browser that stays open for the person, and says what to try. */
export async function showPerson(stage: Stage): Promise<void> {
  const { url, key, secondKey } = stage.server;
  const browser = await launchChromium({ display: process.env['DISPLAY'] ?? '' });
  await setUp(await browser.opened('options.html'), { key, address: url, name: 'Demo' });
  const letter = publishLetter(stage);
  await browser.visit(letter.url);
  console.log(`
The extension is set up against a local server, and no real account is touched.

Server address  ${url} (open it to see the server's books)
API key         ${key}
Second key      ${secondKey}
A letter        ${letter.url}

Try:
- Open the extension from the toolbar and press Enter. The new code is on the clipboard.
- In the letter, select a code, right-click it and choose "Redeem selected share codes".
- Select several codes, and choose which ones to redeem.

Close the browser to end.`);
  await new Promise((resolve) => browser.context.once('close', resolve));
}
