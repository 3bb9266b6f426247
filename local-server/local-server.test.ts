import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalServer, startLocalServer } from './server.ts';

let server: LocalServer;

beforeAll(async () => {
  server = await startLocalServer({ seed: 1, codes: 250 });
});
afterEach(() => server.reset());
afterAll(() => server.close());

type Reply = { success: boolean; message: string; errors?: string[]; result: unknown };

async function call(method: string, path: string, body?: unknown, key = server.key) {
  const response = await fetch(`${server.url}/client/v1/${path}`, {
    method,
    headers: { 'api-key': key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { response, status: response.status, reply: (await response.json()) as Reply };
}
const generate = (more: object = {}) =>
  call('POST', 'cd-keys/generate', { plan: 1, number_of_ips: 10, number_of_codes: 3, ...more });
const use = (codes: string[], key = server.key) => call('POST', 'cd-keys/use-code', { codes }, key);
const revoke = (codes: string[]) => call('DELETE', 'cd-keys/revoke-code', { codes });
const list = async (query: string, which = 'share') => {
  const { reply } = await call('GET', `cd-keys/list-${which}-code?${query}`);
  return reply.result as { items: Item[]; total_items: number; total_pages: number };
};
type Item = {
  code: string;
  created_at: number;
  number_of_ips: number;
  used_at: number | null;
  forward_to: string | null;
};
const codesIn = (result: unknown) => (result as Item[]).map((item) => item.code);

describe('generating, redeeming, revoking', () => {
  it('makes codes, takes their IPs, and gives them back on revoke', async () => {
    const before = server.books.balance;
    const codes = codesIn((await generate()).reply.result);
    expect(codes).toHaveLength(3);
    expect(codes.join(' ')).toMatch(/^([A-Z0-9]{8,12} ?){3}$/);
    expect(server.books.balance).toBe(before - 30);
    expect((await revoke(codes.slice(0, 2))).reply.result).toEqual(codes.slice(0, 2));
    expect(server.books.balance).toBe(before - 10);
    expect((await list('limit=1')).items[0]?.code).toBe(codes[2]);
    expect(server.books.acted).toMatchObject({ generate: 1, 'revoke-code': 1 });
  });

  it('says everything that is wrong with a request', async () => {
    const { status, reply } = await generate({ plan: 2, number_of_ips: 4, number_of_codes: '3' });
    expect(status).toBe(400);
    expect(reply).toEqual({
      success: false,
      message: 'Validation failed',
      errors: [
        'plan must be 1',
        'number_of_ips must be at least 5',
        'number_of_codes must be an integer',
      ],
    });
    expect((await call('POST', 'cd-keys/use-code', {})).reply.errors).toEqual([
      'codes is required',
    ]);
    expect((await generate({ number_of_ips: 1e6 })).reply.message).toBe('Not enough IPs');
  });

  it('redeems for the right account, once, and tells why not otherwise', async () => {
    const [code = ''] = codesIn(
      (await generate({ number_of_codes: 1, forward_to: 'second@reseller.example' })).reply.result,
    );
    const refused = await use([code]);
    expect(refused.reply.errors).toEqual([`${code}: forwarded to another account`]);
    const other = await use([code, 'NOSUCH1'], server.secondKey);
    expect(other.reply).toMatchObject({ result: [code], errors: ['NOSUCH1: not found'] });
    expect(server.books.accounts[1].balance).toBe(510);
    expect((await use([code], server.secondKey)).reply.errors).toEqual([`${code}: already used`]);
  });
});

describe('lists', () => {
  it('pages, sorts, filters and searches', async () => {
    const page = await list('limit=500&page=2&sort_by=amount_ips&order_by=asc');
    expect(page).toMatchObject({ total_items: 250, total_pages: 3 });
    expect(page.items).toHaveLength(100);
    expect(page.items[0]?.number_of_ips).toBeLessThanOrEqual(page.items[99]?.number_of_ips ?? 0);
    const [first] = page.items;
    expect((await list(`keyword=${first?.code.toLowerCase()}`)).items).toEqual([first]);
    expect((await list('status=2')).items.every((item) => item.used_at !== null)).toBe(true);
    const mail = await list('email=ann@customer.example');
    expect(mail.items.every((item) => item.forward_to === 'ann@customer.example')).toBe(true);
    expect((await list('', 'use')).total_items).toBe(25);
    expect(first?.created_at).toBeLessThan(1e11);
  });
});

describe('keys', () => {
  it('refuses a wrong, an old and a misplaced key, and logs none', async () => {
    const old = server.key;
    expect((await call('GET', 'account/get-info', undefined, 'wrong')).status).toBe(401);
    server.setFaults({ fault: 'key-in', where: 'query' });
    expect((await call('GET', 'account/get-info')).reply.message).toBe('Invalid api-key');
    const byQuery = await fetch(`${server.url}/client/v1/account/get-info?api-key=${old}`);
    expect(byQuery.status).toBe(200);
    expect(server.requests.map((request) => request.keyIn)).toEqual(['header', 'header', 'query']);
    expect(JSON.stringify(server.requests)).not.toContain(old);
    server.setFaults([]);
    server.books.newKey(server.books.accounts[0]);
    expect((await call('GET', 'account/get-info', undefined, old)).status).toBe(401);
    expect((await call('GET', 'account/get-info')).status).toBe(200);
  });
});

describe('control routes and page', () => {
  const control = async (path: string, body: unknown) => {
    const response = await fetch(`${server.url}/control/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { response, reply: await response.json() };
  };

  it('steer the server from any origin, while the API stays closed to pages', async () => {
    const { response, reply } = await control('make-redeemable', { number_of_codes: 2 });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const api = await use(reply);
    expect(api.reply.result).toEqual(reply);
    expect(api.response.headers.get('access-control-allow-origin')).toBeNull();
    expect((await control('other-generate', { number_of_codes: 2 })).reply).toHaveLength(2);
    expect(server.books.acted.generate).toBe(0);
    expect((await control('faults', { fault: 'nonsense' })).response.status).toBe(400);
  });

  it('shows codes that can be redeemed', async () => {
    const page = await (await fetch(server.url)).text();
    const code = /<p id="one-code">(\w+)<\/p>/.exec(page)?.[1] ?? '';
    expect((await use([code])).reply.result).toEqual([code]);
  });
});
