import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGenerate, startRedeem, startRevoke } from '@/utils/background/operations/create';
import { keepSurplus } from '@/utils/background/operations/person';
import { getAccount } from '@/utils/database/accounts';
import type { BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import type { FaultInput } from '../../local-server/faults.ts';
import { type Extension, itemsOf, outcomesOf, startExtension, until } from './extension';

let extension: Extension;
beforeEach(async () => {
  extension = await startExtension();
});
afterEach(() => extension.server.close());

const begin = () => ({
  id: crypto.randomUUID(),
  accountId: extension.account.id,
  source: 'popup' as const,
});
const sentTo = (path: string) => extension.server.requests.filter((r) => r.path.endsWith(path));

async function generate(count = 3, forwardTo: string | null = null): Promise<GenerateOperation> {
  const start = begin();
  await startGenerate(start, { ipsPerCode: 10, count, forwardTo });
  return until<GenerateOperation>(start.id);
}

async function redeem(codes: string[]): Promise<BatchOperation> {
  const start = begin();
  await startRedeem(start, codes);
  return until<BatchOperation>(start.id);
}

const onServer = () =>
  extension.server.books.codes.filter((c) => c.maker === 'main@reseller.example');
const names = (codes: readonly { code: string }[]) => codes.map(({ code }) => code).sort();

describe('generate', () => {
  it('stores the codes that the server made', async () => {
    const done = await generate();
    expect(done.state).toBe('done');
    expect(names(done.codes)).toEqual(names(onServer()));
    expect(done.baseline?.balance).toBe(100_000);
    expect(done.balanceAfter).toBe(99_970);
  });

  it('is one operation and one request, however often the id is sent', async () => {
    const start = begin();
    const input = { ipsPerCode: 10, count: 1, forwardTo: null };
    await Promise.all([startGenerate(start, input), startGenerate(start, input)]);
    await until(start.id);
    await startGenerate(start, input);
    expect(sentTo('/generate')).toHaveLength(1);
  });

  it.each([
    { fault: 'cut', when: 'after' },
    { fault: 'answer', status: 502, body: 'html', when: 'after' },
    { fault: 'answer', status: 200, body: 'html', when: 'after' },
    { fault: 'redirect', when: 'after' },
    { fault: 'generate-shape', shape: 'unreadable' },
    { fault: 'generate-shape', shape: 'null' },
    { fault: 'generate-shape', shape: 'strings', drop: 1 },
  ] as const)('finds its codes by reading after %o', async (fault) => {
    extension.server.setFaults([{ ...fault, on: 'generate', times: 1 }, { fault: 'close' }]);
    const done = await generate();
    expect(done.state).toBe('done');
    expect(names(done.codes)).toEqual(names(onServer()));
    expect(sentTo('/generate')).toHaveLength(1);
  });

  it('is refused by a plain no and spends nothing', async () => {
    extension.server.setFaults({ fault: 'answer', status: 429, body: 'json', on: 'generate' });
    const refused = await generate();
    expect(refused.state).toBe('refused');
    expect(refused.failure?.cause).toBe('rate-limited');
    expect(sentTo('/generate')).toHaveLength(1);
  });

  it('ends before it is sent when the key is refused', async () => {
    extension.server.books.newKey(extension.server.books.accounts[0]);
    const refused = await generate();
    expect(refused.failure?.cause).toBe('bad-key');
    expect(sentTo('/generate')).toHaveLength(0);
    expect((await getAccount(extension.account.id))?.keyState).toBe('refused');
  });

  it('shows codes beyond those asked for as surplus', async () => {
    extension.server.setFaults({ fault: 'acts-twice', on: 'generate', times: 1 });
    const done = await generate();
    expect(done.codes).toHaveLength(3);
    expect(done.surplus).toHaveLength(3);
    await keepSurplus(done.id);
    const kept = await until<GenerateOperation>(done.id, ({ surplus }) => surplus.length === 0);
    expect(names(kept.codes)).toEqual(names(onServer()));
  });

  it('never claims silently when more codes fit than were asked for', async () => {
    extension.server.setFaults([
      { fault: 'acts-twice', on: 'generate', times: 1 },
      { fault: 'cut', when: 'after', on: 'generate', times: 1 },
      { fault: 'close' },
    ]);
    const done = await generate();
    expect(done.state).toBe('possible');
    expect(done.codes).toEqual([]);
    expect(names(done.possible)).toEqual(names(onServer()));
  });

  it('tells its codes from those for another recipient', async () => {
    const server = extension.server;
    server.setFaults([
      { fault: 'cut', when: 'after', on: 'generate', times: 1 },
      { fault: 'close' },
    ]);
    const start = begin();
    await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: 'second@reseller.example' });
    server.books.otherGenerate(server.books.accounts[0], { ips: 10, count: 1 });
    const done = await until<GenerateOperation>(start.id);
    expect(done.codes.map(({ forwardTo }) => forwardTo)).toEqual(['second@reseller.example']);
  });
});

describe('redeem', () => {
  const make = (count: number, more = {}) =>
    extension.server.books
      .add(count, { maker: 'somebody@else.example', ips: 20, ...more })
      .map(({ code }) => code);

  it('answers every code, each on its own', async () => {
    const good = make(3);
    const [foreign = ''] = make(1, { forwardTo: 'third@party.example' });
    const [mine = ''] = make(1);
    await redeem([mine]);
    const done = await redeem([...good, foreign, mine, 'NOSUCHCODE1']);
    const outcomes = await outcomesOf(done.id);
    expect(good.map((code) => outcomes[code])).toEqual(['redeemed', 'redeemed', 'redeemed']);
    expect(outcomes[foreign]).toBe('refused');
    expect(outcomes['NOSUCHCODE1']).toBe('refused');
    expect(outcomes[mine]).toBe('already-yours');
    expect(done.ipsChanged).toBe(60);
  });

  it.each([
    { fault: 'whole-batch' },
    { fault: 'whole-batch', and: { fault: 'failures-as-200' } },
    { fault: 'batch-shape', shape: 'items' },
    { fault: 'batch-shape', shape: 'count' },
    { fault: 'batch-shape', shape: 'null' },
    { fault: 'batch-shape', shape: 'applied-failed' },
    { fault: 'refusals', in: 'message' },
    { fault: 'refusals', in: 'nowhere' },
    { fault: 'cut', when: 'after', times: 1, on: 'use-code' },
    { fault: 'cut', when: 'before', times: 1, on: 'use-code' },
    { fault: 'answer', status: 502, body: 'html', when: 'after', times: 1, on: 'use-code' },
    {
      fault: 'answer',
      status: 429,
      body: 'html',
      when: 'before',
      times: 1,
      on: 'use-code',
      retryAfter: 1,
    },
    {
      fault: 'answer',
      status: 429,
      body: 'json',
      when: 'before',
      times: 1,
      on: 'use-code',
      retryAfter: 1,
    },
    { fault: 'answer', status: 401, body: 'json', when: 'before', times: 1, on: 'use-code' },
    { fault: 'answer', status: 403, body: 'json', when: 'before', times: 1, on: 'use-code' },
  ] as const)(
    'answers every code, in spite of %o',
    async ({ and, ...fault }: FaultInput & { and?: FaultInput }) => {
      extension.server.setFaults([fault, ...(and ? [and] : []), { fault: 'close' }]);
      const good = make(7);
      const bad = ['NOSUCHCODE1', 'NOSUCHCODE2'];
      const codes = [...good.slice(0, 4), ...bad, ...good.slice(4)];
      const done = await redeem(codes);
      const outcomes = await outcomesOf(done.id);
      expect(Object.keys(outcomes)).toEqual(codes);
      expect(good.map((code) => outcomes[code])).toEqual(good.map(() => 'redeemed'));
      expect(bad.map((code) => outcomes[code])).toEqual(['refused', 'refused']);
      expect(done.ipsChanged).toBe(140);
    },
    20_000,
  );

  it('calls a code redeemed that a refused batch had applied all the same', async () => {
    const [first = '', second = ''] = make(2);
    extension.server.setFaults({
      fault: 'answer',
      status: 400,
      when: 'after',
      on: 'use-code',
      times: 1,
    });
    const done = await redeem([first, second]);
    expect(await outcomesOf(done.id)).toEqual({ [first]: 'redeemed', [second]: 'redeemed' });
  });

  it('sends a code named twice once', async () => {
    const [code = ''] = make(1);
    const done = await redeem([code, code]);
    expect(done.total).toBe(1);
    expect(await itemsOf(done.id)).toHaveLength(1);
  });
});

describe('revoke', () => {
  it('takes back what is unused and says why the rest stays', async () => {
    const { codes } = await generate(3);
    const [used, ...others] = codes.map(({ code }) => code);
    extension.server.books.redeem(extension.server.books.accounts[1], { codes: [used ?? ''] });
    const start = begin();
    await startRevoke(
      start,
      codes.map(({ code, status, ips }) => ({ code, status, ips })),
    );
    await until(start.id);
    const outcomes = await outcomesOf(start.id);
    expect(outcomes[used ?? '']).toBe('refused');
    expect(others.map((code) => outcomes[code])).toEqual(['revoked', 'revoked']);
  });

  it.each([
    { fault: 'cut', when: 'after' },
    { fault: 'cut', when: 'before' },
  ] as const)(
    'is settled by the shared list after %o',
    async (fault) => {
      const { codes } = await generate(2);
      extension.server.setFaults([{ ...fault, on: 'revoke-code', times: 1 }, { fault: 'close' }]);
      const start = begin();
      await startRevoke(
        start,
        codes.map(({ code, status, ips }) => ({ code, status, ips })),
      );
      const done = await until<BatchOperation>(start.id);
      expect(done.counts.revoked).toBe(2);
      expect(onServer().filter(({ revokedAt }) => revokedAt !== null)).toHaveLength(2);
    },
    20_000,
  );
});
