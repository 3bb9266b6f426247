import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import type { Screen } from './screen.ts';
import { sell } from './sell.ts';

/*
 * A review window that has been open for long: the database has forgotten its codes by then.
 */

inBothBrowsers('A review window that is older than a day', { withAccount: true }, (bench) => {
  let review: Screen;
  let codes: string[];
  beforeEach(async () => {
    codes = sell(bench.server, 2);
    const own = await bench.browser.open('manifest.json');
    await own.run(putReview, { accountId: bench.account.id, codes });
    await own.close();
    review = await bench.browser.open('review.html?id=long-open');
    await expect.poll(() => review.items('Found codes')).toHaveLength(2);
    await review.run(forgetReviews, null);
    return () => review.close();
  });

  test('redeems, and shows what came of it', async () => {
    await review.click('button', 'Redeem 2 codes');
    await expect
      .poll(() => review.items('Results'))
      .toEqual(codes.map((code) => expect.stringMatching(new RegExp(`${code}.*Redeemed`, 's'))));
    await review.reload();
    await expect.poll(() => review.items('Results')).toHaveLength(2);
  });

  test('keeps added codes, ticks and what is being typed over a reload', async () => {
    const [ticked = '', unticked = ''] = codes;
    const [added = ''] = sell(bench.server, 1);
    await review.click('checkbox', unticked);
    await review.fill('textbox', 'Add a code', added);
    await review.click('button', 'Add');
    await expect.poll(() => review.isChecked('checkbox', added)).toBe(true); // it has been looked up
    await review.fill('textbox', 'Add a code', 'half ty');
    await review.reload();
    await expect.poll(() => review.items('Found codes')).toHaveLength(3);
    const isTicked = (code: string) => review.isChecked('checkbox', code);
    expect(await Promise.all([ticked, unticked, added].map(isTicked))).toEqual([true, false, true]);
    expect(await review.value('textbox', 'Add a code')).toBe('half ty');
  });
});

/** Runs in a page: what a selection with these codes leaves. */
async function putReview({ accountId, codes }: { accountId: string; codes: string[] }) {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('share-code-manager');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const tx = db.transaction('reviews', 'readwrite');
  const found = { certainty: 'sure', reason: 'in-list', own: 'no' };
  const candidates = codes.map((code) => ({ code, ...found }));
  const operationId = crypto.randomUUID();
  tx.objectStore('reviews').put({ id: 'long-open', accountId, candidates, at: 1, operationId });
  await new Promise((resolve) => tx.addEventListener('complete', resolve));
  db.close();
}

/** Runs in a page: what a background does that starts a day later. */
async function forgetReviews() {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('share-code-manager');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const tx = db.transaction('reviews', 'readwrite');
  tx.objectStore('reviews').clear();
  await new Promise((resolve) => tx.addEventListener('complete', resolve));
  db.close();
}
