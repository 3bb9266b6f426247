import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FaultInput } from '../../local-server/faults.ts';
import type { LoggedRequest } from '../../local-server/log.ts';
import { OTHER } from '../../local-server/seed.ts';
import { inChromium } from './bench.ts';
import type { Screen } from './screen.ts';
import { until } from './until.ts';

const MANY = 10_000;
const ANN = 'ann@customer.example';

/** What no page of the extension asks for, so that a test's own questions can be told apart. */
const OWN_LIMIT = '37';

const LISTS = ['list-share-code', 'list-use-code'] as const;
type List = (typeof LISTS)[number];

/** Revoked codes stay in the list, so that the pages behind them do not move up. */
const KEEP = { fault: 'keep-revoked' } as const;

/** An alarm brings a background that has fallen asleep back within this time, ms. */
const AWAKE = 40_000;

interface Step {
  what: string;
  set: (page: Screen) => Promise<void>;
  list?: List;
  asks: Record<string, string>;
}

/** Each control once, from one to the next, with the question to the server that means the same. */
const STEPS: Step[] = [
  { what: 'a status', set: (page) => page.choose('Status', 'Used'), asks: { status: '2' } },
  {
    what: 'a number that is not learnt yet',
    set: (page) => page.choose('Status', 'Status 1'),
    asks: { status: '1' },
  },
  {
    what: 'an address',
    async set(page) {
      await page.choose('Status', 'All');
      await page.fill('textbox', 'Email', ANN);
    },
    asks: { email: ANN },
  },
  {
    what: 'a part of the code',
    async set(page) {
      await page.click('button', 'Show all');
      await page.fill('searchbox', 'Search codes', 'k7');
    },
    asks: { keyword: 'k7' },
  },
  {
    what: 'sorted by code',
    set: (page) => page.choose('Sort by', 'Code'),
    asks: { keyword: 'k7', sort_by: 'code' },
  },
  {
    what: 'from the least IPs',
    async set(page) {
      await page.click('button', 'Show all');
      await page.choose('Sort by', 'IPs');
      await page.click('button', 'Descending');
    },
    asks: { sort_by: 'amount_ips', order_by: 'asc' },
  },
  {
    what: 'the oldest first',
    set: (page) => page.choose('Sort by', 'Created'),
    asks: { order_by: 'asc' },
  },
  {
    what: 'those used, the first one first',
    set: (page) => page.click('tab', 'Used'),
    list: 'list-use-code',
    asks: { order_by: 'asc' },
  },
  {
    what: 'those that one account has sent',
    set: (page) => page.fill('textbox', 'Email', OTHER),
    list: 'list-use-code',
    asks: { order_by: 'asc', email: OTHER },
  },
];

inChromium('With ten thousand codes', { lasting: MANY, sleepy: true }, (bench) => {
  let page: Screen;

  const open = async () => {
    page = await bench.browser.open('codes.html');
    await expect.poll(rows).not.toEqual([]);
  };
  beforeEach(open);
  afterEach(async () => {
    bench.server.setFaults([KEEP]); // whatever a test that failed has left
    await page.close();
  });

  test('while the first reading goes on, each control asks the server', async () => {
    await page.choose('Codes per page', '30');
    await expect.poll(() => listed().map(({ query }) => query['limit'])).toContain('30');
    for (const step of STEPS) await expectAsServer(step);
    await page.click('tab', 'Shared');
    await expect.poll(said).toContain('Reading');
  });

  test('the reading stops when the background is killed, and goes on later', async () => {
    await expect.poll(() => pagesRead().length).toBeGreaterThan(3);
    await kill();
    await page.reload();
    const before = pagesRead().length;
    await expect.poll(() => pagesRead().length).toBeGreaterThan(before + 2);
  });

  test('all that match can be selected before they are stored', async () => {
    await page.fill('textbox', 'Email', ANN);
    const { total_items: total } = await ask('list-share-code', { email: ANN });
    await page.click('button', `Select all ${total} that match`);
    await expect.poll(said).toContain(`${total} codes selected`);
    await page.click('button', 'Select none');
  });

  test('by keyboard alone', async () => {
    const { items } = await ask('list-share-code', { keyword: 'k7' });
    for (const key of ['/', 'k', '7']) await page.press(key);
    await expect.poll(async () => (await rows())[0]).toBe(items[0]?.code);
    for (let tabs = 0; tabs < 40 && !(await isInRow()); tabs++) await page.press('Tab');
    for (const key of ['ArrowDown', 'ArrowDown', ' ']) await page.press(key);
    await expect.poll(said).toContain('1 code selected');
    await page.press('Shift+ArrowUp');
    await expect.poll(said).toContain('2 codes selected');
    await page.press('Enter');
    await expect.poll(() => page.texts('heading', items[1]?.code)).toHaveLength(1);
    await page.press('Escape');
    await expect.poll(() => page.texts('heading', items[1]?.code)).toEqual([]);
    expect(await isInRow()).toBe(true);
    await page.press('?');
    await expect.poll(() => page.texts('heading', 'Keys')).toHaveLength(1);
    await page.press('Escape');
    await expect.poll(() => page.texts('heading', 'Keys')).toEqual([]);
    await page.press('Escape');
    await expect.poll(said).toContain('Nothing selected');
  });

  test('exports what a spreadsheet and a program read rightly', async () => {
    const notes = ['=HYPERLINK("http://127.0.0.1")', 'two\nlines, "quoted"', '+1 555'];
    const { items } = await ask('list-share-code', { status: '1' });
    const codes = items.slice(0, notes.length).map(({ code }) => code);
    for (const [at, code] of codes.entries()) {
      await page.fill('searchbox', 'Search codes', code);
      await page.click('button', `Details of ${code}`);
      await page.fill('textbox', 'Note', notes[at] ?? '');
      await page.press('Escape');
      await expect.poll(text).toContain(notes[at]?.split('\n')[0]);
      await page.click('checkbox', code);
    }
    await expect.poll(said).toContain('3 codes selected');
    await page.click('button', 'Export');
    const csv = await until('the table is saved', () => savedFile('\uFEFF'));
    const table: Record<string, string>[] = parse(csv, { bom: true, columns: true });
    expect(table.map(({ Code, IPs, Note }) => [Code, Number(IPs), Note])).toEqual(
      codes.map((code, at) => [code, ipsOf(code), (at === 1 ? '' : "'") + notes[at]]),
    );
    await page.choose('Export as', 'JSON');
    await page.click('button', 'Export');
    const json = await until('the JSON is saved', () => savedFile('['));
    expect(JSON.parse(json)).toMatchObject(
      codes.map((code, at) => ({ code, ips: ipsOf(code), note: notes[at] })),
    );
  });

  test('a revoke that is taken back sends nothing', async () => {
    const [one = ''] = await unused(1);
    await select(one);
    await page.click('button', 'Revoke');
    await page.click('button', 'Undo');
    await expect.poll(text).toContain('Taken back. Nothing was sent.');
    expect(revokes()).toEqual([]);
  });

  test('a revoke says what it leaves out, outlives the background, and tells what was refused', async () => {
    const [one = '', two = '', three = ''] = await unused(3);
    const { items } = await ask('list-share-code', { status: '2' });
    const used = items[0]?.code ?? '';
    for (const code of [one, two, three, used]) await select(code);
    await expect.poll(text).toContain('1 code cannot be revoked');
    await page.run(
      () =>
        [...document.querySelectorAll('summary')]
          .find(({ textContent }) => textContent === 'Which cannot be revoked')
          ?.click(),
      null,
    );
    await expect
      .poll(() => page.items('Which cannot be revoked'))
      .toEqual([`${used} Somebody has used it.`]);
    Object.assign(bench.server.books.find(three) ?? {}, { usedAt: Date.now(), usedBy: ANN });
    await page.click('button', 'Revoke');
    await expect.poll(said).toContain('Revoking 3 codes');
    await kill();
    expect(revokes()).toEqual([]);
    await page.reload();
    await expect
      .poll(results)
      .toEqual([
        expect.stringMatching(`${one}.*Revoked`),
        expect.stringMatching(`${two}.*Revoked`),
        expect.stringMatching(`${three}.*Refused`),
      ]);
    expect(revokes()).toHaveLength(1);
  });

  test('a revoke killed in flight is sent once; one that waits behind it can be cancelled', async () => {
    const [one = '', two = '', waiting = ''] = await unused(3);
    const before = revokes().length;
    bench.server.setFaults([KEEP, { fault: 'hang', when: 'after', on: 'revoke-code' }]);
    for (const code of [one, two]) await select(code);
    await page.click('button', 'Revoke');
    await expect.poll(selected).toBe(0); // once the journal has it
    await select(waiting);
    await page.click('button', 'Revoke');
    await expect.poll(() => isRevoked(one) && isRevoked(two), { timeout: AWAKE }).toBe(true);
    await until('it can be cancelled', () => page.run(cancel, waiting)); // once nothing is left to undo
    await expect.poll(results).toContainEqual(expect.stringMatching(`${waiting}.*Not sent`));
    await kill();
    await page.reload();
    await page.fill('searchbox', 'Search codes', one);
    await expect.poll(text).toMatch(new RegExp(`${one}\\s+✕ Revoked`));
    expect(revokes()).toHaveLength(before + 1);
    expect(isRevoked(waiting)).toBe(false);
  });

  test('a revoke that meets a server that is down says so, and is not sent again once cancelled', async () => {
    const [code = ''] = await unused(1);
    await select(code);
    bench.server.setFaults([KEEP, { fault: 'cut' }]);
    await page.click('button', 'Revoke');
    await expect.poll(said, { timeout: AWAKE }).toContain('The server could not be reached.');
    await until('it can be cancelled', () => page.run(cancel, code));
    await expect.poll(results).toContainEqual(expect.stringMatching(`${code} (Checking|Not sent)`));
    const before = revokes().length;
    bench.server.setFaults([KEEP]);
    await kill();
    await page.reload();
    // Both the reading and the revoke may have failed often enough to pause for long.
    await expect.poll(said, { timeout: AWAKE }).not.toContain('The server could not be reached.');
    await expect
      .poll(results, { timeout: AWAKE })
      .toContainEqual(expect.stringMatching(`${code} (Checking|Not sent)`));
    expect([revokes().length, isRevoked(code)]).toEqual([before, false]);
  });

  test('the reading ends with all there is, and has read no page again but those in flight', async () => {
    const different = () => new Set(pagesRead()).size;
    await expect.poll(different, { timeout: 60_000 }).toBe(MANY / 100);
    await expect.poll(said).not.toContain('Reading');
    const pages = pagesRead();
    const again = pages.filter((number, at) => number !== '1' && pages.indexOf(number) < at);
    expect(again.length).toBeLessThanOrEqual(kills);
  });

  test('each control answers from what is stored as the server does', async () => {
    await expect.poll(text).toContain('Over time'); // there once all is stored and read
    const before = listed().length;
    for (const step of STEPS) await expectAsServer(step);
    // The page asks with a limit; without one a revoke of before asks what became of its code.
    const asked = listed()
      .slice(before)
      .filter((request) => !isPlain(request) && 'limit' in request.query);
    expect(asked.filter(({ query }) => query['email'] !== OTHER)).toEqual([]); // who sent one is in no code
  });

  test('everything that matches is saved where nothing is selected', async () => {
    await page.fill('searchbox', 'Search codes', 'k7');
    const { total_items: total } = await ask('list-share-code', { keyword: 'k7' });
    await expect.poll(said).toContain(`${total.toLocaleString('en')} codes`);
    await page.choose('Export as', 'JSON');
    await page.click('button', 'Export');
    const sizes = () => savedFiles().map((file) => file.startsWith('[') && JSON.parse(file).length);
    await expect.poll(sizes).toContain(total);
  });

  const text = (): Promise<string> => page.run(() => document.body.innerText, null);
  /** In one question: it is asked often, and Firefox takes long to look through all rows by role. */
  const said = (): Promise<string> =>
    page.run(() => {
      const all = [...document.querySelectorAll<HTMLElement>('[role="status"]')];
      return all.map(({ innerText }) => innerText).join(' ');
    }, null);
  const results = async () =>
    (await page.items('Results')).map((item) => item.replaceAll(/\s+/g, ' '));
  const ipsOf = (code: string) => bench.server.books.find(code)?.ips;
  const isRevoked = (code: string) => bench.server.books.find(code)?.revokedAt !== null;
  const revokes = () => bench.server.requests.filter(({ method }) => method === 'DELETE');

  /** The codes in view. */
  const rows = (): Promise<string[]> =>
    page.run(() => {
      const boxes = [...document.querySelectorAll('[role="grid"] input[type="checkbox"]')];
      const names = boxes.map((box) => box.getAttribute('aria-label') ?? '');
      return names.filter((name) => !name.startsWith('Select all'));
    }, null);

  const isInRow = () =>
    page.run(() => document.activeElement?.matches('[role="grid"] [aria-selected]') === true, null);

  const selected = async (): Promise<number> =>
    Number(/(\d+) codes? selected/.exec(await said())?.[1] ?? 0);

  async function select(code: string): Promise<void> {
    const before = await selected();
    await page.fill('searchbox', 'Search codes', code);
    await expect.poll(rows).toEqual([code]);
    await page.click('checkbox', code);
    await expect.poll(selected).toBe(before + 1);
  }

  function savedFiles(): string[] {
    const { downloads } = bench.browser;
    if (!existsSync(downloads)) return [];
    const whole = readdirSync(downloads).filter((name) => !name.endsWith('.crdownload'));
    return whole.map((name) => readFileSync(join(downloads, name), 'utf8'));
  }

  /** A file that was saved whole, by how it begins. */
  const savedFile = (beginning: string): string | null =>
    savedFiles().find((file) => file.startsWith(beginning)) ?? null;

  let kills = 0;
  /** The lists hang meanwhile: a background that goes on reading would not fall asleep. */
  async function kill(...then: FaultInput[]): Promise<void> {
    kills += 1;
    const { server } = bench;
    server.setFaults([...then, KEEP, { fault: 'hang', on: [...LISTS] }]);
    await bench.browser.sleep();
    server.setFaults([...then, KEEP]);
  }

  /** The requests of the extension for a page of a list. */
  const listed = () =>
    bench.server.requests.filter(
      ({ path, query }) => path.includes('/list-') && query['limit'] !== OWN_LIMIT,
    );

  /** The pages that the server has answered to the reading of the whole list. */
  const pagesRead = () =>
    listed()
      .filter(({ path, status }) => path.endsWith('list-share-code') && status === 200)
      .filter(isPlain)
      .map(({ query }) => query['page']);

  const unused = async (count: number): Promise<string[]> => {
    const { items } = await ask('list-share-code', { status: '1' });
    return items.slice(0, count).map(({ code }) => code);
  };

  /** What the server itself says. */
  async function ask(list: List, asked: Record<string, string>): Promise<Listed> {
    const query = new URLSearchParams({ ...asked, limit: OWN_LIMIT });
    const headers = { 'api-key': bench.server.key };
    const answer = await fetch(`${bench.server.url}/client/v1/cd-keys/${list}?${query}`, {
      headers,
    });
    return ((await answer.json()) as { result: Listed }).result;
  }

  async function expectAsServer({ what, set, list = 'list-share-code', asks }: Step) {
    await set(page);
    const { items, total_items: total } = await ask(list, asks);
    const message = what;
    await expect.poll(said, { message }).toContain(`${total.toLocaleString('en')} codes`);
    // Codes of as many IPs have no order of their own.
    const shown = (code: string) => (asks['sort_by'] === 'amount_ips' ? ipsOf(code) : code);
    const first = items.slice(0, 10).map(({ code }) => shown(code));
    const firstShown = async () => (await rows()).slice(0, 10).map(shown);
    await expect.poll(firstShown, { message }).toEqual(first);
  }
});

interface Listed {
  items: { code: string }[];
  total_items: number;
}

/** A page of the newest codes, as the reading of the whole list asks for it. */
function isPlain({ query }: LoggedRequest): boolean {
  const { limit, order_by, sort_by, status, keyword, email } = query;
  const narrows = [status, keyword, email].some((value) => value !== undefined);
  return limit === '100' && order_by === 'desc' && sort_by?.endsWith('_at') === true && !narrows;
}

/** In the page: cancels the revoke of this code. Returns whether it could. */
function cancel(code: string): boolean {
  const button = [...document.querySelectorAll<HTMLElement>('.revoking button')].find(
    (one) => one.innerText === 'Cancel' && one.closest('.card')?.textContent?.includes(code),
  );
  button?.click();
  return button !== undefined;
}
