import { describe, expect, it } from 'vitest';
import type { Client } from '@/utils/background/api/client';
import { clientOf, KEY } from './api-client';
import { json, stubServer } from './stub-server';

const CALLS: Record<string, (client: Client) => Promise<unknown>> = {
  'GET /client/v1/cd-keys/list-share-code': (client) => client.listShared(),
  'GET /client/v1/cd-keys/list-use-code': (client) => client.listUsed(),
  'POST /client/v1/cd-keys/generate': (client) =>
    client.generate({ ipsPerCode: 10, count: 5, forwardTo: null }),
  'POST /client/v1/cd-keys/use-code': (client) => client.redeem(['A1']),
  'DELETE /client/v1/cd-keys/revoke-code': (client) => client.revoke(['A1']),
  'GET /client/v1/account/get-info': (client) => client.getInfo(),
  'GET /client/v1/account/get-balance-data': (client) => client.getBalance(),
};

async function requestOf(
  call: (client: Client) => Promise<unknown>,
  placement: 'header' | 'query' = 'header',
) {
  const server = await stubServer(json(200, { success: true, result: [] }));
  await call(clientOf(server.origin, { placement }));
  expect(server.seen).toHaveLength(1);
  const [seen] = server.seen;
  if (seen === undefined) throw new Error('nothing was sent');
  return seen;
}

describe.each(Object.entries(CALLS))('%s', (address, call) => {
  it('goes where the API has it, with the key in the header alone', async () => {
    const { method, url, headers } = await requestOf(call);
    expect(`${method} ${url.pathname}`).toBe(address);
    expect(headers['api-key']).toBe(KEY);
    expect(url.searchParams.has('api-key')).toBe(false);
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  });

  it('or with the key in the query alone', async () => {
    const { url, headers, body } = await requestOf(call, 'query');
    expect(url.searchParams.get('api-key')).toBe(KEY);
    expect(JSON.stringify(headers) + body).not.toContain(KEY);
  });
});

describe('what is sent', () => {
  it('names every parameter of a list as the server does', async () => {
    const { url } = await requestOf((client) =>
      client.listShared({
        status: 0,
        limit: 50,
        page: 2,
        sortBy: 'amount_ips',
        orderBy: 'asc',
        keyword: 'a b&c',
        email: 'x+y@example.com',
        dataType: 1,
        isEnterprise: false,
      }),
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      status: '0',
      limit: '50',
      page: '2',
      sort_by: 'amount_ips',
      order_by: 'asc',
      keyword: 'a b&c',
      email: 'x+y@example.com',
      data_type: '1',
      is_enterprise: '0',
    });
  });

  it('leaves out what is not asked for', async () => {
    const { url } = await requestOf((client) =>
      client.listUsed({ sortBy: 'used_at', keyword: '' }),
    );
    expect(url.search).toBe('?sort_by=used_at');
  });

  it('asks for codes', async () => {
    const input = { ipsPerCode: 10, count: 5, forwardTo: 'x@example.com' };
    const { body, headers } = await requestOf((client) => client.generate(input));
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({
      plan: 1,
      number_of_ips: 10,
      number_of_codes: 5,
      forward_to: 'x@example.com',
    });
    const open = await requestOf((client) => client.generate({ ...input, forwardTo: null }));
    expect(JSON.parse(open.body)).not.toHaveProperty('forward_to');
  });

  it.each(['redeem', 'revoke'] as const)('sends the codes of a %s in a JSON body', async (name) => {
    const { body, headers } = await requestOf((client) => client[name](['A1', 'B2']));
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({ codes: ['A1', 'B2'] });
  });

  it('ignores a path of the base address', async () => {
    const server = await stubServer(json(200, []));
    await clientOf(`${server.origin}/portal/?x=1`).listShared();
    expect(server.seen[0]?.url.href).toBe('http://localhost/client/v1/cd-keys/list-share-code');
  });
});
