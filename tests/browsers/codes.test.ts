import { beforeEach, expect, test } from 'vitest';
import type { StoredCode } from '../../local-server/code.ts';
import { inBothBrowsers } from './bench.ts';
import { readClipboard } from './clipboard.ts';
import { sayOn } from './say.ts';
import type { Screen } from './screen.ts';

const MAIN = 'main@reseller.example';
const HOUR = 60 * 60 * 1000;

inBothBrowsers('The codes page', { withAccount: true, sleepy: true }, (bench) => {
  let page: Screen;
  let codes: StoredCode[];

  /** Newest last: the third is used, the second is for Ann. */
  const make = (count: number) => {
    codes = Array.from({ length: count }, (_, at) => {
      const createdAt = Date.now() - (count - at) * HOUR;
      const [code] = bench.server.books.add(1, { maker: MAIN, ips: 5 + at, createdAt });
      if (!code) throw new Error('no code');
      return code;
    });
    Object.assign(codes[2] ?? {}, { usedAt: Date.now() - HOUR, usedBy: 'ben@customer.example' });
    Object.assign(codes[1] ?? {}, { forwardTo: 'ann@customer.example' });
  };
  const name = (at: number): string => codes[at]?.code ?? '';
  const rows = (): Promise<string[]> =>
    page.run(
      () => [...document.querySelectorAll('tbody tr th')].map((cell) => cell.textContent ?? ''),
      null,
    );
  const words = (): Promise<string> => page.run(() => document.body.innerText, null);
  const said = async (): Promise<string> => (await page.texts('status')).join(' ');
  const firstRowTop = () =>
    page.run(() => document.querySelector('tbody tr')?.getBoundingClientRect().top, null);
  const revokes = () => bench.server.requests.filter(({ method }) => method === 'DELETE');
  const open = async (count: number) => {
    make(count);
    page = await bench.browser.open('codes.html');
    await expect.poll(async () => (await rows())[0]).toBe(name(count - 1));
  };
  /** Which list, what is searched there, and how it is sorted. */
  const seen = (): Promise<string> =>
    page.run(() => {
      const field = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`)?.value;
      const [sort] = [...document.querySelectorAll<HTMLSelectElement>('.filters select')].filter(
        ({ labels }) => labels[0]?.innerText === 'Sort by',
      );
      const tab = document.querySelector<HTMLElement>('[role=tab][aria-selected=true]');
      const order = document.querySelector<HTMLElement>('.order');
      const by = sort?.selectedOptions[0]?.text;
      return [tab?.innerText, field('search'), by, order?.innerText].join(', ');
    }, null);
  /** All codes are stored, so that nothing is asked of the server any more. */
  const stored = () =>
    expect
      .poll(() => page.run(() => document.body.textContent?.includes('Over time'), null))
      .toBe(true);

  beforeEach(() => () => page.close());

  test('shows both lists, the newest first', async () => {
    bench.server.books.add(1, { maker: 'other@seller.example', usedAt: Date.now(), usedBy: MAIN });
    await open(4);
    expect(await rows()).toEqual([3, 2, 1, 0].map(name));
    await page.click('tab', 'Used');
    await expect.poll(rows).toHaveLength(1);
  });

  test('searches, filters and sorts, and keeps that over a reload', async () => {
    await open(6);
    await stored();
    await page.fill('textbox', 'Email', 'ann@customer.example');
    await expect.poll(rows).toEqual([name(1)]);
    await page.fill('textbox', 'Email', '');
    await page.choose('Status', 'Used');
    await expect.poll(rows).toEqual([name(2)]);
    await page.choose('Status', 'All');
    await page.choose('Sort by', 'IPs');
    await page.click('button', 'Descending');
    await expect.poll(rows).toEqual([0, 1, 2, 3, 4, 5].map(name));
    await page.fill('searchbox', 'Search codes', name(4).toLowerCase());
    await expect.poll(rows).toEqual([name(4)]);
    await page.fill('searchbox', 'Search codes', 'no such code');
    await expect.poll(said).toContain('No code matches.');
    await page.fill('searchbox', 'Search codes', name(3));
    await expect.poll(rows).toEqual([name(3)]);
    await page.reload();
    await expect.poll(rows).toEqual([name(3)]);
    expect(await seen()).toBe(`Shared, ${name(3)}, IPs, Ascending`);
  });

  test('the way back leads through what was seen, a word typed being one step', async () => {
    await open(4);
    await stored();
    await page.choose('Sort by', 'IPs');
    await page.run(() => document.getElementById('search')?.focus(), null);
    for (const key of name(1).slice(0, 3)) await page.press(key);
    await page.click('button', 'Descending');
    await page.click('tab', 'Used');
    await expect.poll(rows).toEqual([]);
    const word = name(1).slice(0, 3);
    const steps = [
      'Shared, , Created, Descending',
      'Shared, , IPs, Descending',
      `Shared, ${word}, IPs, Descending`,
      `Shared, ${word}, IPs, Ascending`,
      'Used, , IPs, Ascending',
    ];
    for (const before of steps.slice(0, -1).reverse()) {
      await page.run(() => history.back(), null);
      await expect.poll(seen).toBe(before);
    }
    await expect.poll(rows).toEqual([3, 2, 1, 0].map(name));
    await page.reload();
    await expect.poll(rows).toEqual([3, 2, 1, 0].map(name));
    for (const after of steps.slice(1)) {
      await page.run(() => history.forward(), null);
      await expect.poll(seen).toBe(after);
    }
  });

  test('a search that is finished is a step back of its own', async () => {
    await open(4);
    await stored();
    await page.run(() => document.getElementById('search')?.focus(), null);
    for (const key of [...'one', 'Enter', ...'two']) await page.press(key);
    const searched = () => page.value('searchbox', 'Search codes');
    expect(await searched()).toBe('onetwo');
    for (const before of ['one', '']) {
      await page.run(() => history.back(), null);
      await expect.poll(searched).toBe(before);
    }
  });

  test('an address of an older version opens the plain page, and loses its words without a step back', async () => {
    await open(4);
    await stored();
    const steps = () => page.run(() => history.length, null);
    const before = await steps();
    await page.run(
      () => location.replace('#keyword=ann&email=ann%40customer.example&status=used'),
      null,
    );
    await expect.poll(() => page.run(() => location.href, null)).toMatch(/codes\.html$/);
    expect(await steps()).toBe(before);
    expect(await seen()).toBe('Shared, , Created, Descending');
    expect(await rows()).toHaveLength(4);
  });

  test('pages through everything', async () => {
    await open(120);
    await page.choose('Codes per page', '30');
    await expect.poll(rows).toHaveLength(30);
    await page.click('button', 'Next');
    await expect.poll(async () => (await rows())[0]).toBe(name(89));
    await page.fill('spinbutton', 'Page', '4');
    await page.press('Enter');
    await expect.poll(async () => (await rows()).at(-1)).toBe(name(0));
  });

  test('the way back from the other list leads to the page that was seen', async () => {
    await open(40);
    await stored();
    await page.choose('Codes per page', '30');
    await page.click('button', 'Next');
    await expect.poll(rows).toHaveLength(10);
    await page.click('tab', 'Used');
    await expect.poll(rows).toEqual([]);
    await page.run(() => history.back(), null);
    await expect.poll(rows).toHaveLength(10);
    await page.reload();
    await expect.poll(rows).toHaveLength(10);
    expect(await page.value('spinbutton', 'Page')).toBe('2');
  });

  test('pages through what only the server knows, in pages of its own size, to the last', async () => {
    bench.server.setFaults({ fault: 'page-limit', limit: 7 });
    await open(20);
    await page.choose('Enterprise', 'No');
    await expect.poll(rows).toHaveLength(7);
    await page.click('button', 'Next');
    await expect.poll(rows).toEqual([12, 11, 10, 9, 8, 7, 6].map(name));
    await page.click('button', 'Select all 20 that match');
    await expect.poll(said).toContain('20 codes selected');
    expect(await said()).toContain('13 of them are not in this view');
    await page.click('button', 'Next');
    await expect.poll(rows).toEqual([5, 4, 3, 2, 1, 0].map(name));
    for (const code of codes.slice(0, 10)) Object.assign(code, { revokedAt: Date.now() });
    await page.click('button', 'Refresh'); // the page that is seen is not there any more
    await expect.poll(() => page.value('spinbutton', 'Page')).toBe('2');
    await expect.poll(rows).toEqual([12, 11, 10].map(name));
    await page.reload(); // the last one has taken its place for good
    await expect.poll(() => page.value('spinbutton', 'Page')).toBe('2');
  });

  test('knows of what is selected what has become of it', async () => {
    await open(3);
    await stored();
    await page.click('checkbox', name(0));
    await expect.poll(words).toContain('Revoke: 1 code');
    Object.assign(codes[0] ?? {}, { usedAt: Date.now(), usedBy: 'ben@customer.example' });
    await page.click('button', 'Refresh');
    await expect.poll(words).toContain('1 code cannot be revoked');
  });

  test('a click that selects moves no row away from under the next one', async () => {
    await open(4);
    await stored();
    const before = await firstRowTop();
    for (const code of codes) await page.click('checkbox', code.code);
    await expect.poll(words).toContain('1 code cannot be revoked');
    expect(await firstRowTop()).toBe(before);
  });

  test('copies the selection', async () => {
    await open(3);
    await page.click('checkbox', name(2));
    await page.click('checkbox', name(0));
    await expect.poll(said).toContain('2 codes selected, 12 IPs');
    await page.choose('Copy as', 'With IPs');
    await page.click('button', 'Copy');
    await expect.poll(said).toContain('Copied');
    expect(await readClipboard(bench.browser, bench.web)).toBe(`${name(2)}\t7\n${name(0)}\t5`);
  });

  test('selects by keys, and opens the details', async () => {
    await open(5);
    await page.run(() => document.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus(), null);
    for (const key of ['ArrowDown', ' ', 'Shift+ArrowDown', 'Shift+ArrowDown'])
      await page.press(key);
    await expect.poll(said).toContain('3 codes selected');
    await page.press('Enter');
    await page.fill('textbox', 'Note', 'for the fair');
    await page.press('Escape');
    await page.fill('searchbox', 'Search codes', 'the fair');
    await expect.poll(rows).toEqual([name(1)]);
  });

  test('revokes what can be revoked, after a moment to take it back', async () => {
    await open(3);
    await stored();
    const before = await firstRowTop();
    await page.click('checkbox', 'Select all listed');
    await page.click('button', 'Revoke');
    await page.click('button', 'Undo');
    await expect
      .poll(() => page.run(() => document.body.innerText, null))
      .toContain('Taken back. Nothing was sent.');
    expect(await firstRowTop()).toBe(before);
    expect(revokes()).toEqual([]);
    await page.click('checkbox', name(1));
    await page.click('button', 'Revoke');
    await expect.poll(said).toContain('Revoking 1 code.');
    await page.close(); // does not send it earlier, nor stop it
    expect(revokes()).toEqual([]);
    await expect.poll(revokes, { timeout: 40_000 }).toHaveLength(1);
    expect(codes.map(({ revokedAt }) => revokedAt !== null)).toEqual([false, true, false]);
    page = await bench.browser.open('codes.html');
  });

  test('what is revoked goes out when its time has come, though the background has died meanwhile', async () => {
    await open(2);
    await page.click('checkbox', name(1));
    await page.click('button', 'Revoke');
    await expect.poll(said).toContain('Revoking 1 code.');
    await bench.browser.sleep();
    expect(revokes()).toEqual([]);
    await expect.poll(revokes).toHaveLength(1); // well before an alarm could ring
  });

  test('news leaves alone the page number that is being typed', async () => {
    await open(60);
    await page.choose('Codes per page', '30');
    await expect.poll(rows).toHaveLength(30);
    await page.fill('spinbutton', 'Page', '2');
    const [code] = bench.server.books.add(1, { maker: MAIN });
    await sayOn(page, { type: 'refresh', accountId: bench.account.id });
    await expect.poll(async () => (await rows())[0]).toBe(code?.code);
    expect(await page.value('spinbutton', 'Page')).toBe('2');
  });

  test('shows what is new when it is refreshed', async () => {
    await open(2);
    const [code] = bench.server.books.add(1, { maker: MAIN });
    await page.click('button', 'Refresh');
    await expect.poll(rows).toEqual([code?.code, name(1), name(0)]);
  });

  test('with the server gone shows what is stored, says so where it moves no row, and searches it', async () => {
    await open(3);
    await stored();
    bench.server.setFaults({ fault: 'cut' });
    const alert = async () => (await page.texts('alert')).join();
    const before = await firstRowTop();
    await page.click('button', 'Refresh');
    await expect.poll(alert).not.toBe('');
    expect(await firstRowTop()).toBe(before);
    await page.close();
    page = await bench.browser.open('codes.html');
    await expect.poll(rows).toEqual([2, 1, 0].map(name));
    await expect.poll(alert).toMatch(/could not be reached.*What is shown is what was stored/s);
    await page.fill('searchbox', 'Search codes', name(1));
    await expect.poll(rows).toEqual([name(1)]);
  });

  test('reads anew by itself when it is looked at again and what it shows is old', async () => {
    await open(2);
    await stored();
    const lookAgain = () => page.run(() => dispatchEvent(new FocusEvent('focus')), null); // headless pages never lose it
    const refreshes = () => listed().filter((asked) => asked === '1').length;
    const before = refreshes();
    const [code] = bench.server.books.add(1, { maker: MAIN });
    await lookAgain();
    await page.run(() => {
      for (const clock of [Date, performance]) {
        const now = clock.now.bind(clock);
        clock.now = () => now() + 61_000;
      }
    }, null);
    expect(refreshes()).toBe(before);
    await lookAgain();
    await expect.poll(rows).toEqual([code?.code, name(1), name(0)]);
  });

  test('tells what is out and what came back, as numbers and as a table', async () => {
    await open(4);
    await stored();
    const revoked = [{ code: name(0), status: 1, ips: 5 }];
    const { id: accountId } = bench.account;
    await sayOn(page, { type: 'revoke', id: 'r', accountId, codes: revoked, source: 'codes' });
    const line = () => page.run(() => document.querySelector('summary')?.innerText ?? '', null);
    await expect.poll(line).toContain('IPs returned: 5');
    expect(await line()).toMatch(/Not used: \d\s+Used: 1\s+IPs out: \d+/);
    await page.run(() => document.querySelector('summary')?.click(), null);
    const cells = () =>
      page.run(() => {
        const [row] = document.querySelectorAll<HTMLTableRowElement>('.over-time tbody tr');
        return [...(row?.cells ?? [])].slice(1).map((cell) => Number(cell.textContent));
      }, null);
    await expect.poll(cells).toHaveLength(6);
    const [made = 0, used = 0, unused, expired = 0] = await cells();
    expect(unused).toBe(made - used - expired);
  });

  test('goes on reading a long list when the background was killed in the middle', async () => {
    await open(1200);
    await expect.poll(() => listed().length).toBeGreaterThan(4);
    await page.close();
    await bench.browser.sleep();
    page = await bench.browser.open('codes.html');
    await expect.poll(said, { timeout: 20_000 }).toContain('1,200 codes');
    await expect
      .poll(() => listed().filter((asked) => asked === '12'), { timeout: 20_000 })
      .toHaveLength(1);
    expect(listed().filter((asked) => asked === '3')).toHaveLength(1);
  });

  /** Which pages of a hundred were asked for. */
  const listed = () =>
    bench.server.requests
      .filter(({ path, query }) => path.endsWith('list-share-code') && query['limit'] === '100')
      .map(({ query }) => query['page']);
});
