import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, inChromium } from './bench.ts';
import type { Chromium } from './chromium.ts';
import { redeemText } from './menu-click.ts';
import { say } from './say.ts';
import type { Screen } from './screen.ts';
import { makeKnown, sell } from './sell.ts';
import { codeAt, storeCodes } from './store-codes.ts';

/*
 * A code that this account made itself is not sent, whichever way it comes into a redeem; the others are.
 */

const MANY = 10_000;
const MINE = 'main@reseller.example';
const BOX = 'Codes to redeem';

/** A code of one's own and sold ones, and what is done to the server just before they are redeemed. */
interface Case {
  own: string;
  sold: string[];
  /** It is stored that the account made it. */
  isStored: boolean;
  before: () => void;
}

/** Every way into a redeem. Each ends with the press, or the click, that redeems. */
const WAYS: Record<string, (bench: Bench, given: Case) => Promise<void>> = {
  'the menu, with one code': async (bench, { own, before }) => {
    before();
    await redeemText(bench.browser as Chromium, own);
  },

  'the menu, with several and “never ask”': async (bench, { own, sold, before }) => {
    const settings = { askBeforeRedeem: 'never' } as const;
    await say(bench.browser, { type: 'save-settings', settings });
    before();
    await redeemText(bench.browser as Chromium, [own, ...sold].join(' '));
    await say(bench.browser, { type: 'save-settings', settings: { askBeforeRedeem: 'unclear' } });
  },

  'the review window': async (bench, { own, sold, isStored, before }) => {
    const review = await reviewOf(bench, [own, ...sold]);
    expect(await review.isChecked('checkbox', own)).toBe(!isStored);
    before();
    await redeemIn(review);
  },

  'the review window, with a code put in by hand': async (bench, given) => {
    const { own, sold, isStored, before } = given;
    const review = await reviewOf(bench, sold.slice(1));
    await review.fill('textbox', 'Add a code', `${own} ${sold[0]}`);
    await review.click('button', 'Add');
    await expect.poll(() => review.items('Found codes')).toHaveLength(sold.length + 1);
    await expect.poll(() => review.isChecked('checkbox', sold[0] ?? '')).toBe(true); // both are looked up
    expect(await review.isChecked('checkbox', own)).toBe(!isStored);
    before();
    await redeemIn(review);
  },

  'the popup': async (bench, { own, sold, before }) => {
    const popup = await bench.browser.open('popup.html');
    await popup.fill('textbox', BOX, [own, ...sold].join('\n'));
    before();
    await redeemIn(popup);
  },

  'the popup, with what was refused tried again': async (bench, { own, sold, before }) => {
    bench.server.setFaults({ fault: 'answer', status: 400, on: 'use-code' });
    const codes = [own, ...sold];
    const start = { id: 'refused', accountId: bench.account.id, source: 'popup' } as const;
    await say(bench.browser, { type: 'redeem', ...start, codes, own: codes });
    const popup = await bench.browser.open('popup.html');
    await expect
      .poll(() => popup.items('Results'))
      .toEqual(codes.map(() => expect.stringContaining('Refused')));
    await popup.run(openDetails, null);
    await popup.click('button', 'Try the refused again');
    await expect.poll(() => popup.value('textbox', BOX)).toContain(own);
    bench.server.setFaults([]);
    bench.server.requests.length = 0;
    before();
    await redeemIn(popup);
  },
};

inChromium('A code of one’s own does not come through', { withAccount: true }, (bench) => {
  beforeEach(async () => {
    makeKnown(bench.server);
    await say(bench.browser, { type: 'refresh', accountId: bench.account.id });
  });

  describe.each(Object.keys(WAYS))('%s:', (way) => {
    const redeem = (given: Case) => WAYS[way]?.(bench, given) ?? Promise.reject(way);
    const isAlone = way.endsWith('one code');

    test('where it lies at the far end of all that is stored', async () => {
      const { page, done } = await ownPage();
      await storeCodes(page, bench.account.id, MANY);
      await done();
      const sold = [20_001, 20_002, 20_003].map(codeAt);
      for (const code of sold) bench.server.books.add(1, { maker: 'other@seller.example', code });
      for (const at of [0, 1, 2]) bench.server.books.add(1, { maker: MINE, code: codeAt(at) });
      const own = codeAt(MANY - 1);
      await redeem({ own, sold, isStored: true, before: () => {} });
      await comesOut(own, isAlone ? [] : sold);
    });

    test('where only the server knows that', async () => {
      const { own, sold } = madeElsewhere();
      await redeem({ own, sold, isStored: false, before: () => {} });
      await comesOut(own, isAlone ? [] : sold);
      expect(await results()).toContainEqual(notSent(own));
    });

    test('while the server does not tell', async () => {
      const { own, sold } = madeElsewhere();
      const before = () =>
        bench.server.setFaults({
          fault: 'answer',
          status: 429, // is waited for, however slow the machine is
          retryAfter: 600,
          on: 'list-share-code',
        });
      await redeem({ own, sold, isStored: false, before });
      const failed = () => bench.server.requests.some(({ status }) => status === 429);
      await expect.poll(failed).toBe(true);
      const waits = (isAlone ? [own] : [own, ...sold]).map(() =>
        expect.stringContaining('Waiting'),
      );
      await expect.poll(results).toEqual(waits);
      expect(sent()).toEqual([]);
      bench.server.setFaults([]);
      const { page, done } = await ownPage('popup.html');
      await page.click('button', 'Try now');
      await done();
      await comesOut(own, isAlone ? [] : sold);
      expect(await results()).toContainEqual(notSent(own));
    });
  });

  test('it can be redeemed all the same, once', async () => {
    const { own } = madeElsewhere();
    await redeemText(bench.browser as Chromium, own);
    await expect.poll(results).toEqual([notSent(own)]);
    const popup = await bench.browser.open('popup.html');
    const line = expect.stringContaining('Redeemed 0 of 1 code, 1 not sent');
    await expect.poll(() => popup.texts('status')).toContainEqual(line);
    await popup.click('button', 'Redeem it all the same');
    await expect.poll(() => popup.items('Results')).toEqual([redeemed(own)]);
    expect(await popup.texts('button', 'Redeem it all the same')).toEqual([]);
    expect(sent()).toEqual([own]);
    await popup.close();
  });

  describe('but it does without another question where the person has ticked it as own', () => {
    test('in the popup', async () => {
      const { own, sold } = madeElsewhere(5);
      const popup = await refreshed(own);
      await popup.fill('textbox', BOX, [own, ...sold].join('\n'));
      await popup.click('checkbox', 'Redeem my own codes too');
      await popup.click('button', 'Redeem');
      await expect.poll(() => popup.items('Results')).toEqual([own, ...sold].map(redeemed));
      await popup.close();
    });

    test('in the review window', async () => {
      const { own, sold } = madeElsewhere(5);
      await (await refreshed(own)).close();
      const review = await reviewOf(bench, [own, ...sold]);
      await review.click('button', 'Select all');
      expect(await review.isChecked('checkbox', own)).toBe(false);
      await review.click('checkbox', own);
      await review.click('button', 'Redeem 4 codes');
      await expect.poll(() => review.items('Results')).toEqual([own, ...sold].map(redeemed));
      await review.close();
    });
  });

  /** A code that another computer has made, with so many newer ones; and sold ones. */
  function madeElsewhere(newer = 150): { own: string; sold: string[] } {
    const [own = '', ...sold] = sell(bench.server, 4);
    Object.assign(bench.server.books.find(own) ?? {}, { maker: MINE });
    bench.server.books.add(newer, { maker: MINE, createdAt: Date.now() + 1000 });
    return { own, sold };
  }

  /** A popup that has read the newest codes, this one among them. */
  async function refreshed(code: string): Promise<Screen> {
    const popup = await bench.browser.open('popup.html');
    const isShown = expect.stringContaining(code);
    await expect.poll(() => popup.items('Recent codes')).toContainEqual(isShown);
    return popup;
  }

  async function ownPage(name: 'manifest.json' | 'popup.html' = 'manifest.json') {
    const page = await bench.browser.open(name);
    return { page, done: () => page.close() };
  }

  const sent = (): string[] =>
    bench.server.requests
      .filter(({ path, method }) => path.endsWith('/use-code') && method === 'POST')
      .flatMap(({ body }) => (body as { codes: string[] }).codes);

  /** What a popup shows that is opened now. */
  async function results(): Promise<string[]> {
    const { page, done } = await ownPage('popup.html');
    await expect.poll(() => page.items('Results')).not.toEqual([]);
    const items = await page.items('Results');
    await done();
    return items;
  }

  /** In the end the sold ones are redeemed, and the own one was never sent. */
  async function comesOut(own: string, sold: string[]): Promise<void> {
    const isOver = async () => (await results()).every((one) => !/Waiting|Checking/.test(one));
    await expect.poll(isOver).toBe(true);
    expect(sent().toSorted()).toEqual(sold.toSorted());
    expect((await results()).filter((one) => one.includes('Redeemed'))).toHaveLength(sold.length);
    expect(bench.server.books.find(own)?.usedBy ?? null).toBeNull();
  }
});

/** What the menu lets choose in the review window, and all others ticked that are none of one's own. */
async function reviewOf(bench: Bench, codes: string[]): Promise<Screen> {
  await redeemText(bench.browser as Chromium, codes.join(' '));
  const review = await bench.browser.opened('review.html');
  await expect.poll(() => review.items('Found codes')).toHaveLength(codes.length);
  return review;
}

/** Presses what redeems, until there are other results. */
async function redeemIn(page: Screen): Promise<void> {
  const before = await page.items('Results');
  const [label = ''] = (await page.texts('button')).filter((text) => /^Redeem( \d|$)/.test(text));
  await page.click('button', label);
  await expect.poll(() => page.items('Results')).not.toEqual(before);
  await page.close();
}

const openDetails = (): void => {
  for (const details of document.querySelectorAll('details')) details.open = true;
};

const notSent = (code: string) =>
  expect.stringMatching(new RegExp(`^${code}.*Not sent.*this account made it`, 's'));
const redeemed = (code: string) => expect.stringMatching(new RegExp(`^${code}.*Redeemed`, 's'));
