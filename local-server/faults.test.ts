import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultInput } from './faults.ts';
import { readFault } from './flags.ts';
import { type LocalServer, startLocalServer } from './server.ts';

let server: LocalServer;

beforeAll(async () => {
  server = await startLocalServer({ seed: 2, codes: 30 });
});
afterEach(() => server.reset());
afterAll(() => server.close());

function call(method: string, path: string, body?: unknown, init: RequestInit = {}) {
  return fetch(`${server.url}/client/v1/cd-keys/${path}`, {
    method,
    headers: { 'api-key': server.key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...init,
  });
}
const generate = (init?: RequestInit) =>
  call('POST', 'generate', { plan: 1, number_of_ips: 5, number_of_codes: 2 }, init);
const made = () => server.books.acted.generate;
const resultOf = async (response: Response) =>
  ((await response.json()) as { result: never }).result;
const generateWith = async (fault: FaultInput) => {
  server.setFaults(fault);
  return resultOf(await generate());
};

describe('the connection', () => {
  it.each([
    ['before', 0],
    ['after', 1],
    ['within', 1],
  ] as const)('cut %s', async (when, acted) => {
    server.setFaults({ fault: 'cut', when, on: 'generate', times: 1 });
    await expect(generate().then((response) => response.text())).rejects.toThrow();
    expect(made()).toBe(acted);
    expect((await generate()).status).toBe(200);
  });

  it('answers something else, before or after acting', async () => {
    server.setFaults([
      { fault: 'answer', status: 502, body: 'html', when: 'after', on: 'generate', times: 1 },
      { fault: 'answer', status: 429, retryAfter: 2, on: 'generate', times: 1 },
    ]);
    const limited = await generate();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2']);
    expect(made()).toBe(0);
    server.setFaults({ fault: 'answer', status: 502, body: 'html', when: 'after' });
    const broken = await generate();
    expect([broken.status, made()]).toEqual([502, 1]);
    expect(broken.headers.get('content-type')).toContain('text/html');
  });

  it('redirects to itself, and says Connection: close', async () => {
    server.setFaults([{ fault: 'redirect' }, { fault: 'close' }]);
    const response = await generate({ redirect: 'manual' });
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/client/v1/cd-keys/generate');
    expect(response.headers.get('connection')).toBe('close');
  });

  it('hangs after acting, and still closes', async () => {
    const other = await startLocalServer({ faults: { fault: 'hang', when: 'after' } });
    const hanging = fetch(`${other.url}/client/v1/account/get-info`);
    await expect.poll(() => other.requests.length).toBe(1);
    await other.close();
    await expect(hanging).rejects.toThrow();
  });
});

describe('shapes', () => {
  it('of generate', async () => {
    expect(await generateWith({ fault: 'generate-shape', shape: 'strings' })).toEqual([
      expect.any(String),
      expect.any(String),
    ]);
    const under = await generateWith({ fault: 'generate-shape', under: 'codes', drop: 1 });
    expect(under).toEqual({ codes: [expect.objectContaining({ number_of_ips: 5 })] });
    expect(await generateWith({ fault: 'makes', change: -1 })).toHaveLength(1);
    server.setFaults({ fault: 'generate-shape', shape: 'unreadable' });
    await expect(generate().then(resultOf)).rejects.toThrow(SyntaxError);
    expect(made()).toBe(4);
    await generateWith({ fault: 'acts-twice' });
    expect(made()).toBe(6);
  });

  it('of redeeming, and a batch refused whole', async () => {
    const codes = server.books.add(2, { maker: 'x@y.example' }).map((code) => code.code);
    server.setFaults([{ fault: 'whole-batch' }, { fault: 'failures-as-200' }]);
    const refused = await call('POST', 'use-code', { codes: [...codes, 'BAD1'] });
    expect(refused.status).toBe(200);
    expect(await refused.json()).toMatchObject({ success: false, errors: ['BAD1: not found'] });
    server.setFaults({ fault: 'batch-shape', shape: 'applied-failed' });
    const applied = await call('POST', 'use-code', { codes: [...codes, 'BAD1'] });
    expect(await resultOf(applied)).toEqual({
      applied: codes,
      failed: [{ code: 'BAD1', reason: 'not found' }],
    });
  });

  it('of lists', async () => {
    server.setFaults([
      { fault: 'bare-list' },
      { fault: 'odd-items' },
      { fault: 'milliseconds' },
      { fault: 'page-limit', limit: 4 },
      { fault: 'status-numbers', numbers: [7, 8, 9, 10] },
    ]);
    const items = (await resultOf(await call('GET', 'list-share-code'))) as object[];
    expect(items).toHaveLength(3 + 4);
    expect(items.slice(0, 3)).toEqual([{ number_of_ips: 5, status: 1 }, null, 7]);
    expect(items[3]).toMatchObject({ number_of_ips: expect.any(String) });
    expect(items[6]).toMatchObject({ created_at: expect.any(Number) });
    expect((items[6] as { created_at: number }).created_at).toBeGreaterThan(1e11);
  });
});

describe('chance and flags', () => {
  it('repeats a run with the same seed', async () => {
    const run = async () => {
      server.reset();
      const other = await startLocalServer({
        seed: 5,
        faults: { fault: 'answer', status: 500, probability: 0.5 },
      });
      const statuses: number[] = [];
      for (let n = 0; n < 12; n++) statuses.push((await fetch(`${other.url}${INFO}`)).status);
      await other.close();
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([401, 500]));
    expect(await run()).toEqual(first);
  });

  it('spells a fault on the command line', () => {
    expect(readFault('cut:when=after,on=generate+use-code,times=2')).toEqual({
      fault: 'cut',
      when: 'after',
      on: ['generate', 'use-code'],
      times: 2,
    });
  });
});

const INFO = '/client/v1/account/get-info';
