import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import type { Screen } from './screen.ts';
import { sell } from './sell.ts';

const BUYER = 'main@reseller.example';

inBothBrowsers('Redeeming in the popup', { withAccount: true }, (bench) => {
  let popup: Screen;
  beforeEach(async () => {
    popup = await bench.browser.open('popup.html');
    return () => popup.close();
  });

  test('codes are found in a pasted letter and redeemed', async () => {
    const [one, two] = sell(bench.server, 2);
    await redeem(`Hello Ann, thank you for order 1041. Your codes: ${one} and ${two}. Best, Ben`);
    await expect
      .poll(results)
      .toEqual([
        expect.stringMatching(new RegExp(`^${one}.*Redeemed`, 's')),
        expect.stringMatching(new RegExp(`^${two}.*Redeemed`, 's')),
      ]);
    expect(bench.server.books.balance).toBe(100_000 + 20);
  });

  test('every code gets its answer, with the reason where it was refused', async () => {
    const [good, late] = sell(bench.server, 2);
    const [used] = sell(bench.server, 1, { usedBy: 'ben@customer.example', usedAt: 1 });
    const [mine] = sell(bench.server, 1, { usedBy: BUYER, usedAt: 1 });
    const unknown = 'N0SUCHC0DE7';
    await redeem([good, used, mine, unknown, late].join('\n'));
    await expect
      .poll(results)
      .toEqual([
        expect.stringMatching(new RegExp(`^${good}.*Redeemed`, 's')),
        expect.stringMatching(new RegExp(`^${used}.*Refused.*already used`, 's')),
        expect.stringMatching(new RegExp(`^${mine}.*Already yours`, 's')),
        expect.stringMatching(new RegExp(`^${unknown}.*Refused.*not found`, 's')),
        expect.stringMatching(new RegExp(`^${late}.*Redeemed`, 's')),
      ]);
  });

  test('a popup opened again shows the results', async () => {
    const [code] = sell(bench.server, 1);
    await redeem(`${code}`);
    await expect.poll(results).toEqual([expect.stringContaining('Redeemed')]);
    await popup.close();
    popup = await bench.browser.open('popup.html');
    await expect
      .poll(results)
      .toEqual([expect.stringMatching(new RegExp(`^${code}.*Redeemed`, 's'))]);
  });

  test('what something on the way refuses is told once, with who refused what', async () => {
    bench.server.setFaults({ fault: 'answer', status: 405, body: 'html', on: 'use-code' });
    await redeem(sell(bench.server, 3).join('\n'));
    const refused = expect.stringMatching(/Refused.*Something on the way refused it/s);
    await expect.poll(results).toEqual([refused, refused, refused]);
    const place = `${new URL(bench.server.url).host}/client/v1/cd-keys/use-code`;
    const told = expect.stringContaining(`Something on the way (405, ${place}) refuses POST.`);
    expect(await popup.texts('alert')).toEqual([told]);
  });

  test('what a limit of requests lets wait is told, with the time it will take', async () => {
    bench.server.setFaults([
      { fault: 'answer', status: 400, on: 'use-code', times: 1 },
      { fault: 'answer', status: 429, retryAfter: 120, on: 'use-code' },
    ]);
    const codes = sell(bench.server, 4);
    await redeem(codes.join(' '));
    await expect
      .poll(results)
      .toEqual(codes.map((code) => expect.stringMatching(new RegExp(`^${code}.*Waiting`, 's'))));
    const text = () => popup.run(() => document.body.innerText, null);
    await expect.poll(text).toMatch(/About [78] minutes left at the server’s present limit\./);
    await popup.click('button', 'Cancel');
    await expect.poll(results).toEqual(codes.map(() => expect.stringContaining('Not sent')));
    expect(await text()).not.toMatch(/present limit/);
  });

  test('a text without codes sends nothing and says so', async () => {
    await popup.fill('textbox', 'Codes to redeem', 'Good morning, see you on Monday');
    await expect.poll(() => popup.texts('status')).toContainEqual('No codes found in this text.');
    expect(bench.server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('doubtful words are "also" codes only beside sure ones, and it says how many are not shown', async () => {
    const seen = Array.from({ length: 32 }, (_, index) => `I saw Q7WE${index + 10}XK4RT9Z there.`);
    const text = () => popup.run(() => document.body.innerText, null);
    await popup.fill('textbox', 'Codes to redeem', seen.join('\n'));
    await expect.poll(() => popup.items('Perhaps codes')).toHaveLength(30);
    expect(await text()).toContain('2 more are not shown.');
    const [code] = sell(bench.server, 1);
    await popup.fill('textbox', 'Codes to redeem', `Share code: ${code}\n${seen[0]}`);
    await expect
      .poll(() => popup.run(() => document.querySelector('summary')?.innerText, null))
      .toBe('Perhaps also codes');
    expect(await text()).not.toContain('not shown');
  });

  test('a search that failed is told, and the next one begins anew', async () => {
    const [code] = sell(bench.server, 1);
    await popup.runText(
      'const { postMessage } = Worker.prototype; Worker.prototype.postMessage = function (question) {' +
        ' if (question.text !== "lost text") return postMessage.call(this, question); throw Error("The worker is gone"); }',
    );
    await popup.fill('textbox', 'Codes to redeem', 'lost text');
    const told = expect.stringContaining('could not be searched for codes');
    await expect.poll(() => popup.texts('status')).toContainEqual(told);
    await redeem(`${code}`);
    await expect.poll(results).toEqual([expect.stringContaining('Redeemed')]);
  });

  const results = (): Promise<string[]> => popup.items('Results');

  async function redeem(text: string): Promise<void> {
    await popup.fill('textbox', 'Codes to redeem', text);
    await popup.click('button', 'Redeem');
  }
});
