import { beforeEach, expect, test } from 'vitest';
import { type Bench, inBothBrowsers, inChromium } from './bench.ts';
import type { Chromium } from './chromium.ts';
import { removeAccount, saveAccount } from './say.ts';
import type { Screen } from './screen.ts';
import { until } from './until.ts';

/*
 * What a press spends: exactly what stood in the fields of the pressed window, once.
 */

inBothBrowsers('A press of Generate', { withAccount: true }, (bench) => {
  let popup: Screen;
  beforeEach(async () => {
    popup = await bench.browser.open('popup.html');
    return () => popup.close();
  });

  test('while another one runs: the next order is what was typed since, and stays as it was typed', async () => {
    answerAfter(bench, 1500);
    await order(popup, '10', '5');
    await popup.press('Enter');
    await order(popup, '7', '2', 'next@customer.example');
    await popup.press('Enter');
    await expect.poll(() => ordered(bench)).toHaveLength(2);
    expect(ordered(bench)).toEqual(['10 × 5', '7 × 2 to next@customer.example']);
    expect(await orderIn(popup)).toEqual(['7', '2', 'next@customer.example']);
    await expect.poll(() => popup.items('New codes')).toHaveLength(2);
    expect(await popup.items('Codes of the press before')).toHaveLength(5);
  });

  test('what is typed while one runs is there when it has ended, and when the popup was closed', async () => {
    answerAfter(bench, 600);
    await order(popup, '10', '1', 'first@customer.example');
    await popup.press('Enter');
    await popup.fill('combobox', 'Forward to', 'r91@example.com');
    await expect.poll(() => popup.items('New codes')).toHaveLength(1);
    await until('the press counts as past', () => isForgotten(popup));
    expect(await orderIn(popup)).toEqual(['10', '1', 'r91@example.com']);
    await popup.close();
    popup = await bench.browser.open('popup.html');
    expect(await orderIn(popup)).toEqual(['10', '1', 'r91@example.com']);
    expect(ordered(bench)).toEqual(['10 × 1 to first@customer.example']);
  });

  test('after it has ended, the last numbers stand there and its recipient does not', async () => {
    await order(popup, '6', '2', 'first@customer.example');
    await popup.click('button', 'Generate');
    await expect.poll(() => orderIn(popup)).toEqual(['6', '2', '']);
  });

  test('with untouched fields it is the same one, again and again, in every window', async () => {
    answerAfter(bench, 1500);
    await order(popup, '6', '2');
    const other = await bench.browser.open('popup.html');
    await popup.press('Enter');
    await popup.press('Enter');
    await other.press('Enter');
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes')).toHaveLength(2);
    expect(ordered(bench)).toEqual(['6 × 2']);
    await until('the press counts as past', () => isForgotten(popup));
    await popup.click('button', 'Generate');
    await expect.poll(() => ordered(bench)).toEqual(['6 × 2', '6 × 2']);
    await other.close();
  });

  test('while nobody knows what became of it, it is the same one', async () => {
    const lost = { fault: 'answer', status: 502, body: 'html', on: 'generate', times: 1 } as const;
    bench.server.setFaults(lost);
    await order(popup, '6', '2');
    await popup.press('Enter');
    await expect.poll(() => popup.texts('button', 'Check now')).toHaveLength(1);
    await popup.run(longEnough, null);
    await popup.click('button', 'Generate');
    await order(popup, '7', '1');
    await popup.press('Enter');
    await expect.poll(() => popup.items('New codes')).toHaveLength(1);
    expect(ordered(bench)).toEqual(['6 × 2', '7 × 1']);
  });

  test('with the same typed again it is another one', async () => {
    answerAfter(bench, 1000);
    await order(popup, '6', '2');
    await popup.press('Enter');
    await order(popup, '6', '2');
    await popup.press('Enter');
    await expect.poll(() => ordered(bench)).toEqual(['6 × 2', '6 × 2']);
  });

  test('by “Try again” it is what stands in the fields by now, with the question above the limit', async () => {
    bench.server.setFaults({ fault: 'answer', status: 400, on: 'generate', times: 1 });
    await order(popup, '200', '2', 'wrong@customer.example');
    await popup.press('Enter');
    const same = 'Try 200 × 2 to wrong@customer.example again';
    await expect.poll(() => popup.texts('button', same)).toHaveLength(1);
    await order(popup, '600', '1', 'right@customer.example');
    await expect.poll(() => popup.texts('button', same)).toHaveLength(0);
    await popup.click('button', 'Try again, as entered above');
    await popup.click('button', 'Generate 600 IPs');
    await expect
      .poll(() => ordered(bench))
      .toEqual(['200 × 2 to wrong@customer.example', '600 × 1 to right@customer.example']);
  });

  test('by “Try again” with the fields as they were it is the same order once more', async () => {
    bench.server.setFaults({ fault: 'answer', status: 400, on: 'generate', times: 1 });
    await order(popup, '20', '2');
    await popup.press('Enter');
    await popup.doubleClick('button', 'Try 20 × 2 again');
    await expect.poll(() => popup.items('New codes')).toHaveLength(2);
    expect(ordered(bench)).toEqual(['20 × 2', '20 × 2']);
  });

  test('above the limit asks, and more of the same press spends nothing', async () => {
    await order(popup, '1000', '5');
    for (const key of ['Enter', 'Enter', 'Enter']) await popup.press(key);
    await until('it is asked or cancelled', async () => {
      const buttons = await popup.texts('button');
      return buttons.includes('Generate 5,000 IPs') || buttons.includes('Generate');
    });
    expect(ordered(bench)).toEqual([]);
    expect(await orderIn(popup)).toEqual(['1000', '5', '']);
  });

  test('above the limit asks: nothing in the first half second is an answer, then Cancel is', async () => {
    await order(popup, '1000', '5');
    const asked = await popup.run(answerAtOnce, null);
    expect(asked).toEqual({ focused: 'Cancel', stillAsks: true });
    await popup.click('button', 'Cancel');
    await expect.poll(() => popup.texts('button', 'Generate')).toHaveLength(1);
    expect(ordered(bench)).toEqual([]);
    expect(await orderIn(popup)).toEqual(['1000', '5', '']);
  });

  test('a question spends what it asked about, whatever another window does', async () => {
    const other = await bench.browser.open('popup.html');
    await order(popup, '600', '1');
    await popup.press('Enter');
    await order(other, '900', '2');
    expect(await popup.texts('button', 'Generate 600 IPs')).toHaveLength(1);
    await popup.click('button', 'Generate 600 IPs');
    await expect.poll(() => ordered(bench)).toEqual(['600 × 1']);
    expect(await orderIn(other)).toEqual(['900', '2', '']);
    await other.close();
  });

  test('a question goes when the numbers change that it asked about', async () => {
    await order(popup, '600', '1');
    await popup.press('Enter');
    await expect.poll(() => popup.texts('button', 'Generate 600 IPs')).toHaveLength(1);
    await popup.fill('spinbutton', 'Number of codes', '2');
    await expect.poll(() => popup.texts('button', 'Generate')).toHaveLength(1);
    await popup.fill('spinbutton', 'Number of codes', '1');
    expect(await popup.texts('button', 'Generate 600 IPs')).toHaveLength(0);
    expect(ordered(bench)).toEqual([]);
  });

  test('a question stays what it is when an earlier order ends', async () => {
    answerAfter(bench, 1500);
    await order(popup, '10', '1', 'ann@customer.example');
    await popup.press('Enter');
    await popup.fill('spinbutton', 'IPs per code', '600');
    await popup.press('Enter');
    await expect.poll(() => popup.items('New codes')).toHaveLength(1);
    await until('the press counts as past', () => isForgotten(popup));
    await popup.click('button', 'Generate 600 IPs');
    await expect
      .poll(() => ordered(bench))
      .toEqual(['10 × 1 to ann@customer.example', '600 × 1 to ann@customer.example']);
  });

  test.each([
    ['max@maßanfertigung.example', 'max@maßanfertigung.example'],
    ['müller@bücher.example', 'müller@bücher.example'],
    ['mailto:a@b.example', 'a@b.example'],
    ['a@b.example;', 'a@b.example'],
    ['\u200Ba@b.example ', 'a@b.example'],
  ])('for %j sends it as typed, without what is no part of it', async (typed, sent) => {
    await order(popup, '5', '1');
    await popup.run(paste, { id: 'forward-to', text: typed });
    await popup.press('Enter');
    await expect.poll(() => ordered(bench)).toEqual([`5 × 1 to ${sent}`]);
  });

  test('with a recipient that is no address, or numbers that are none, says so and spends nothing', async () => {
    await order(popup, 'five', '1', 'ann at customer');
    await popup.press('Enter');
    expect(await orderIn(popup)).toEqual(['five', '1', 'ann at customer']);
    const text = await popup.run(() => document.body.innerText, null);
    expect(text).toContain('Enter a whole number, 1 or more.');
    expect(text).toContain('This does not look like an e-mail address.');
    expect(ordered(bench)).toEqual([]);
  });
});

inChromium('The wheel over a number', { withAccount: true }, (bench) => {
  test('turns no number', async () => {
    const popup = await bench.browser.open('popup.html');
    await popup.fill('spinbutton', 'IPs per code', '25');
    const page = (bench.browser as Chromium).context
      .pages()
      .find((one) => one.url().includes('popup'));
    await page?.getByRole('spinbutton', { name: 'IPs per code' }).hover();
    for (const way of [100, 100, -100]) await page?.mouse.wheel(0, way);
    await popup.press('Enter');
    await expect.poll(() => ordered(bench)).toEqual(['25 × 1']);
    await popup.close();
  });
});

inBothBrowsers('A press, with two accounts', { withAccount: true }, (bench) => {
  let popup: Screen;
  let added: string[];
  beforeEach(async () => {
    added = [];
    await saveAnother('B');
    popup = await bench.browser.open('popup.html');
    await popup.choose('Account', 'Shop');
    return async () => {
      await popup.close();
      for (const id of added) await removeAccount(bench.browser, id);
    };
  });

  const saveAnother = async (name: string) => {
    const { url, secondKey } = bench.server;
    added.push((await saveAccount(bench.browser, { address: url, key: secondKey, name })).id);
  };

  test('is the same one after a look at the other, whose form has nothing of the first', async () => {
    answerAfter(bench, 4000);
    await order(popup, '6', '2', 'first@customer.example');
    await popup.press('Enter');
    await popup.choose('Account', 'B');
    expect(await popup.value('combobox', 'Forward to')).toBe('');
    await popup.choose('Account', 'Shop');
    expect(await orderIn(popup)).toEqual(['6', '2', 'first@customer.example']);
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes')).toHaveLength(2);
    expect(ordered(bench)).toEqual(['6 × 2 to first@customer.example']);
  });

  test('is for the account that its window shows, whatever is chosen or saved in another one', async () => {
    await popup.close();
    popup = await bench.browser.open('popup.html'); // so that nobody has used its box
    const other = await bench.browser.open('popup.html');
    await other.choose('Account', 'B');
    await saveAnother('C');
    await expect.poll(() => accounts(popup)).toEqual(['Shop', 'B', 'C']);
    expect(await accountIn(popup)).toBe('Shop');
    expect(await accountIn(other)).toBe('B');
    await order(popup, '6', '1', 'ann@customer.example');
    await popup.press('Enter');
    await expect.poll(() => ordered(bench)).toEqual(['6 × 1 to ann@customer.example']);
    const [request] = bench.server.requests.filter(({ path }) => path.endsWith('/generate'));
    expect(request?.account).toBe(bench.server.books.accounts[0].email);
    const next = await bench.browser.open('popup.html');
    expect(await accountIn(next)).toBe('C');
    await next.close();
    await other.close();
  });

  test('is for another account once its own is gone', async () => {
    await popup.choose('Account', 'B');
    await removeAccount(bench.browser, added[0] ?? '');
    await expect.poll(() => accountIn(popup)).toBe('Shop');
  });

  test('in the very instant of another choice is for the account that stands in the box', async () => {
    await order(popup, '6', '1');
    const fields = await popup.run(() => {
      const [box] = document.getElementsByTagName('select');
      const other = [...(box?.options ?? [])].find(({ text }) => text === 'B');
      if (!box || !other) throw new Error('There is no other account');
      box.value = other.value;
      box.dispatchEvent(new Event('change', { bubbles: true }));
      const stands = ['ips', 'count'].map(
        (id) => document.querySelector<HTMLInputElement>(`#${id}`)?.value,
      );
      document.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      return stands;
    }, null);
    await expect.poll(() => ordered(bench)).toEqual([fields.join(' × ')]);
    const [request] = bench.server.requests.filter(({ path }) => path.endsWith('/generate'));
    expect(request?.account).toBe(bench.server.books.accounts[1].email);
  });
});

/** Every generate is answered so late, ms. */
function answerAfter(bench: Bench, ms: number): void {
  bench.server.setFaults({ fault: 'delay', ms, on: 'generate', when: 'after' });
}

async function order(popup: Screen, ips: string, count: string, to = ''): Promise<void> {
  await popup.fill('spinbutton', 'IPs per code', ips);
  await popup.fill('spinbutton', 'Number of codes', count);
  await popup.fill('combobox', 'Forward to', to);
}

const orderIn = (popup: Screen): Promise<string[]> =>
  Promise.all([
    popup.value('spinbutton', 'IPs per code'),
    popup.value('spinbutton', 'Number of codes'),
    popup.value('combobox', 'Forward to'),
  ]);

/** What the server was asked to generate, in the order it came. */
const ordered = ({ server }: Bench): string[] =>
  server.requests
    .filter(({ path }) => path.endsWith('/generate'))
    .map(({ body }) => {
      const { number_of_ips, number_of_codes, forward_to } = body as Record<string, unknown>;
      return `${number_of_ips} × ${number_of_codes}${forward_to ? ` to ${forward_to}` : ''}`;
    });

/** Whether the last press is past, so that the next is a new wish. */
const isForgotten = (popup: Screen): Promise<boolean> =>
  popup.run(
    () =>
      Object.entries(localStorage).every(
        ([key, text]) => !key.startsWith('draft:generate') || JSON.parse(text).pressed === null,
      ),
    null,
  );

/** In the page: when an end that is on the screen now has been there for so long that the next press is a new wish. */
const longEnough = () => new Promise((resolve) => setTimeout(resolve, 1200));

/** In the page: presses Generate, and then everything that might answer the question, at once. */
async function answerAtOnce() {
  const buttons = () => [...document.querySelectorAll('button')];
  const named = (name: string) => buttons().find(({ innerText }) => innerText === name);
  named('Generate')?.click();
  while (!named('Cancel')) await new Promise(requestAnimationFrame);
  const focused = document.activeElement?.textContent;
  const escapeKey = { key: 'Escape', bubbles: true, cancelable: true };
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', escapeKey));
  for (const button of buttons()) if (button.closest('form#generate')) button.click();
  await new Promise(requestAnimationFrame);
  return { focused, stillAsks: named('Generate 5,000 IPs') !== undefined };
}

/** In the page: what a paste leaves behind. */
function paste({ id, text }: { id: string; text: string }): void {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) throw new Error(`There is no ${id}`);
  field.focus();
  field.select();
  document.execCommand('insertText', false, text);
}

/** The account that a window shows. */
const accountIn = (window: Screen): Promise<string | null> =>
  window.run(() => document.querySelector('.account')?.getAttribute('title') ?? null, null);

/** The accounts to choose from. */
const accounts = (window: Screen): Promise<string[]> =>
  window.run(
    () => [...document.querySelectorAll('.account option')].map(({ textContent }) => textContent),
    null,
  );
