import { expect, test } from 'vitest';
import { json, stubServer } from '../http/stub-server.ts';
import { inChromium } from './bench.ts';
import { removeAccount, saveAccount } from './say.ts';

/*
 * Servers that show the same page over and over: the codes page says that it has not seen all codes.
 */

inChromium('A list of which the server shows less than it counts', {}, (bench) => {
  test.each([
    ['a server that ignores the page', 100, '100 of 500 codes: the server shows no more.'],
    ['a list from a cache', 1, '1 of 500 codes: the server shows no more.'],
  ])('is told as such: %s', async (_, shown, words) => {
    const items = Array.from({ length: shown }, (_, at) => ({
      code: `K7PQ2X${String(100 + at)}`,
      status: 1,
      created_at: 1_700_000_000 - at,
    }));
    const result = { items, total_items: 500, total_pages: 5 };
    const { origin } = await stubServer(json(200, { success: true, result }));
    const { id } = await saveAccount(bench.browser, { address: origin, key: 'key' });
    const codes = await bench.browser.open('codes.html');
    await expect.poll(() => codes.texts('status')).toContainEqual(words);
    await codes.close();
    await removeAccount(bench.browser, id);
  });
});
