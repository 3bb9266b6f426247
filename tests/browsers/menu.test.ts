import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { insertInto, redeemSelected } from './native-menu.ts';
import { watchNotifications } from './notifications.ts';
import { say } from './say.ts';
import { makeKnown, sell } from './sell.ts';

inBothBrowsers(
  'Redeeming a selection',
  { inWindows: true, withAccount: true, sleepy: true },
  (bench) => {
    const redeemed = () => {
      const { codes, accounts } = bench.server.books;
      return codes.filter(({ usedBy }) => usedBy === accounts[0].email).map(({ code }) => code);
    };
    let notified: () => Promise<string[]>;
    beforeEach(async () => {
      makeKnown(bench.server);
      await say(bench.browser, { type: 'refresh', accountId: bench.account.id });
      notified = await watchNotifications(bench.browser);
      bench.server.requests.length = 0;
    });

    test('one clear code is redeemed at once, also with the background asleep', async () => {
      const [code = ''] = sell(bench.server, 1);
      await select(`<p>Your code:</p><p id="it">${code}</p>`);
      await expect.poll(redeemed).toEqual([code]);
      await expect.poll(notified).toHaveLength(1);
    });

    test('several codes are shown first, and redeemed when the person says so', async () => {
      const codes = sell(bench.server, 3);
      await select(`<ul id="it">${codes.map((code) => `<li>${code}</li>`).join('')}</ul>`);
      const review = await bench.browser.opened('review.html');
      await expect.poll(() => review.items('Found codes')).toHaveLength(3);
      for (const code of codes) expect(await review.isChecked('checkbox', code)).toBe(true);
      expect(redeemed()).toEqual([]);
      await review.click('button', 'Redeem 3 codes');
      await expect
        .poll(() => review.items('Results'))
        .toEqual(codes.map((code) => expect.stringMatching(new RegExp(`^${code}.*Redeemed`, 's'))));
      expect(redeemed().sort()).toEqual(codes.sort());
      await review.close();
    });

    test('with no code in the selection nothing is sent, and that is said', async () => {
      await select('<p id="it">Good morning, see you on Monday</p>');
      await expect.poll(notified).toEqual(['selection']);
      expect(bench.server.requests).toEqual([]);
    });

    test("a code of one's own is never redeemed unasked, but where the person says so afterwards", async () => {
      const [code = ''] = sell(bench.server, 1, { maker: bench.server.books.accounts[0].email });
      await select(`<p id="it">${code}</p>`);
      await expect.poll(notified).toHaveLength(1);
      expect(redeemed()).toEqual([]);
      const popup = await bench.browser.open('popup.html');
      const results = () => popup.items('Results');
      const notSent = new RegExp(`^${code}.*Not sent.*this account made it`, 's');
      await expect.poll(results).toEqual([expect.stringMatching(notSent)]);
      await popup.click('button', 'Redeem it all the same');
      await expect.poll(results).toEqual([expect.stringContaining('Redeemed')]);
      expect(redeemed()).toEqual([code]);
      await popup.close();
    });

    /** Puts a text on the web, and redeems the part of it that is `#it` while the background sleeps. */
    async function select(body: string): Promise<void> {
      const page = await bench.browser.visit(bench.web.publish(body));
      await bench.browser.sleep();
      await redeemSelected(bench, page, 'it');
    }
  },
);

inBothBrowsers(
  'A field of a web page',
  { inWindows: true, withAccount: true, sleepy: true },
  (bench) => {
    const made = () => bench.server.books.codes.filter(({ maker }) => maker === MAIN);

    test('gets a new code, also with the background asleep', async () => {
      const page = await bench.browser.visit(bench.web.publish('<textarea id="it"></textarea>'));
      await bench.browser.sleep();
      await insertInto(bench, page, 'it');
      await expect.poll(made).toHaveLength(1);
      await expect.poll(() => page.run(written, null)).toBe(made()[0]?.code);
    });
  },
);

const MAIN = 'main@reseller.example';

const written = () => document.querySelector('textarea')?.value;
