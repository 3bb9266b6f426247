import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { liveBy } from './clock.ts';
import type { FaultInput } from './faults.ts';
import { type LocalServer, startLocalServer } from './server.ts';

/*
 * Faults that have to do with time, and lists that tell less than there is. The clock is moved by hand.
 */

let time = Date.UTC(2026, 0, 1);
const due: { at: number; act: () => void }[] = [];
let server: LocalServer;

beforeAll(async () => {
  liveBy({
    now: () => time,
    sleep: async () => {},
    later: (ms, act) => due.push({ at: time + ms, act }),
  });
  server = await startLocalServer({ seed: 3 });
});
afterEach(() => server.reset(0));
afterAll(() => server.close());

function pass(seconds: number): void {
  time += seconds * 1000;
  for (const { act } of due.splice(0).filter(({ at }) => at <= time)) act();
}

interface Page {
  items: { code: string; forward_to: string | null; created_at: number }[];
  total_pages: number;
}

async function call(method: string, path: string, body?: object) {
  const response = await fetch(`${server.url}/client/v1/${path}`, {
    method,
    headers: { 'api-key': server.key, 'content-type': 'application/json', 'x-request-id': 'me' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { response, text, result: text.startsWith('{') ? JSON.parse(text).result : null };
}
const order = { plan: 1, number_of_ips: 5, number_of_codes: 3, forward_to: 'ann@a.example' };
const generate = () => call('POST', 'cd-keys/generate', order);
const list = async (query = ''): Promise<Page> =>
  (await call('GET', `cd-keys/list-share-code?${query}`)).result;
const balance = async () =>
  (await call('GET', 'account/get-balance-data')).result.ip_data[0].amount;
const set = (...faults: FaultInput[]) => server.setFaults(faults);
const foreign = (count: number) =>
  server.books.add(count, { maker: 'x@y.example' }).map(({ code }) => code);

describe('time', () => {
  it('lags: lists and balance are those of a while ago', async () => {
    set({ fault: 'lag', ms: 5000 });
    await generate();
    expect([(await list()).items.length, await balance()]).toEqual([0, 100_000]);
    pass(5);
    expect([(await list()).items.length, await balance()]).toEqual([3, 99_985]);
  });

  it('caches: the same answer again, with its date, and its age unless told otherwise', async () => {
    set({ fault: 'cache', seconds: 30 });
    const first = await call('GET', 'cd-keys/list-share-code');
    await generate();
    pass(20);
    const again = await call('GET', 'cd-keys/list-share-code');
    expect(again.text).toBe(first.text);
    expect(again.response.headers.get('date')).toBe(first.response.headers.get('date'));
    expect(again.response.headers.get('age')).toBe('20');
    pass(11);
    expect((await list()).items).toHaveLength(3);
  });

  it('acts late: answers at once, does it afterwards', async () => {
    set({ fault: 'late', ms: 20_000 });
    expect((await generate()).response.status).toBe(504);
    pass(19);
    expect(server.books.acted.generate).toBe(0);
    set({ fault: 'late', ms: 20_000, status: 202 });
    expect((await generate()).text).toContain('"success":true');
    pass(20);
    expect(server.books.acted.generate).toBe(1);
  });

  it('limits the requests of a minute', async () => {
    set({ fault: 'rate-limit', perMinute: 2 });
    await list();
    pass(10);
    await list();
    const { response } = await generate();
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '50']);
    pass(50);
    expect((await generate()).response.status).toBe(200);
  });

  it('tells a wrong date, or none, and times of another zone', async () => {
    set({ fault: 'date', seconds: 60 });
    expect(Date.parse((await generate()).response.headers.get('date') ?? '')).toBe(time + 60_000);
    set({ fault: 'date', none: true }, { fault: 'local-time', hours: 7 });
    expect((await generate()).response.headers.get('date')).toBeNull();
    expect((await list()).items[0]?.created_at).toBe(time / 1000 + 7 * 3600);
  });
});

describe('lists', () => {
  it.each([
    [{ fault: 'ignores-keyword' }, 'keyword=none', 3, 1],
    [{ fault: 'ignores-page' }, 'page=2&limit=2', 2, 2],
    [{ fault: 'one-page' }, 'limit=2', 2, 1],
    [{ fault: 'counts-asked' }, 'limit=50', 1, 1],
  ] as const)('%o', async (fault, query, items, pages) => {
    await generate();
    set(fault, { fault: 'page-limit', limit: fault.fault === 'counts-asked' ? 1 : 100 });
    const page = await list(query);
    expect([page.items.length, page.total_pages]).toEqual([items, pages]);
  });

  it('hide used codes, mask recipients, spell codes otherwise', async () => {
    await generate();
    const [first] = (await list()).items;
    const code = server.books.find(first?.code ?? '');
    set({ fault: 'masks-recipients' }, { fault: 'other-spelling', how: 'lower' });
    const [masked] = (await list()).items;
    expect(masked).toMatchObject({ code: code?.code.toLowerCase(), forward_to: 'an***@a.example' });
    Object.assign(code ?? {}, { usedAt: time, usedBy: 'ann@a.example' });
    set({ fault: 'hides-used' });
    expect((await list()).items).toHaveLength(2);
  });
});

describe('batches', () => {
  it('take a code in any spelling where they spell it otherwise', async () => {
    const [code = ''] = foreign(1);
    set({ fault: 'other-spelling', how: 'dashes' });
    const { result } = await call('POST', 'cd-keys/use-code', { codes: [code.toLowerCase()] });
    expect(result).toEqual([code.match(/.{1,4}/g)?.join('-')]);
  });

  it.each([
    ['all', ['CODE', 'NONE']],
    [
      'each',
      [
        { code: 'CODE', state: 'applied' },
        { code: 'NONE', state: 'rejected', error_code: 'E_CODE' },
      ],
    ],
  ] as const)('repeat what was asked: %s', async (shape, expected) => {
    const [code = ''] = foreign(1);
    set({ fault: 'batch-shape', shape });
    const { text, result } = await call('POST', 'cd-keys/use-code', { codes: [code, 'NONE'] });
    expect(text).toContain('NONE: not found');
    expect(JSON.parse(JSON.stringify(result).replaceAll(code, 'CODE'))).toEqual(expected);
  });

  it('are done twice, and answered as the second time', async () => {
    set({ fault: 'acts-twice', on: 'use-code' });
    const { text } = await call('POST', 'cd-keys/use-code', { codes: foreign(1) });
    expect(text).toContain('already used');
  });
});

it('the books tell whose request did what', async () => {
  await generate();
  const [code] = (await list()).items;
  await call('DELETE', 'cd-keys/revoke-code', { codes: [code?.code] });
  server.books.otherGenerate(server.books.accounts[0], { ips: 7, count: 1 }, 'colleague');
  expect(server.books.acts.map(({ by, did, ips }) => `${did} by ${by} ${ips}`)).toEqual([
    'made by me -5',
    'made by me -5',
    'made by me -5',
    'revoked by me 5',
    'made by colleague -7',
  ]);
});
