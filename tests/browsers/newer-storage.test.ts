import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';

/*
 * The extension was set back to an older version: its database is of a newer one.
 */

inBothBrowsers('A database of a newer version', {}, (bench) => {
  test('is told on every page, with what to do', async () => {
    const own = await bench.browser.open('manifest.json');
    await own.run(setVersion, 1000);
    const words = expect.stringMatching(/newer version of this extension.*Update the extension/s);
    for (const name of ['popup.html', 'options.html', 'codes.html', 'review.html?id=x'] as const) {
      const page = await bench.browser.openNow(name);
      await expect.poll(() => page.texts('alert')).toEqual([words]);
      await page.close();
    }
    await own.run(setVersion, null);
    await own.close();
  });
});

/** Runs in a page: an empty database of this version; `null`: none. */
async function setVersion(version: number | null): Promise<void> {
  const done = (request: IDBOpenDBRequest) =>
    new Promise<void>((resolve, reject) => {
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
  await done(indexedDB.deleteDatabase('share-code-manager'));
  if (version === null) return;
  const opening = indexedDB.open('share-code-manager', version);
  await done(opening);
  opening.result.close();
}
