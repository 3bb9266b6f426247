import { describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import {
  revokeSurplus,
  startGenerate,
  startRedeem,
  startRevoke,
} from '@/utils/background/operations/create';
import {
  cancel,
  checkNow,
  claim,
  keepSurplus,
  pause,
  resume,
} from '@/utils/background/operations/person';
import { run } from '@/utils/background/operations/runner';
import { getAccount } from '@/utils/database/accounts';
import { database } from '@/utils/database/database';
import { getOperation, updateOperation } from '@/utils/database/operations';
import { hasSurplus } from '@/utils/share-codes/ended-badly';
import type { BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import { operationLine } from '@/utils/words/operation';
import type { FaultInput } from '../../local-server/faults.ts';
import { itemsOf, newStart, outcomesOf, settled, until, withExtension } from './extension';

const extension = withExtension();

const begin = () => newStart(extension.account.id);
const sentTo = (path: string) => extension.server.requests.filter((r) => r.path.endsWith(path));

async function generate(count = 3, forwardTo: string | null = null): Promise<GenerateOperation> {
  const start = begin();
  await startGenerate(start, { ipsPerCode: 10, count, forwardTo });
  return settled<GenerateOperation>(start.id);
}

async function redeem(codes: string[]): Promise<BatchOperation> {
  const start = begin();
  await startRedeem(start, codes);
  return settled<BatchOperation>(start.id);
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

  it('whose codes no page was there to copy says so in its notification', async () => {
    const notify = vi.spyOn(browser.notifications, 'create');
    const { id } = await generate();
    const told = expect.objectContaining({ title: 'notices_notCopied' });
    await expect.poll(() => notify.mock.calls, { timeout: 10_000 }).toContainEqual([id, told]);
  });

  it('is not begun under an id that asks for something else already', async () => {
    const start = begin();
    const input = { ipsPerCode: 10, count: 1, forwardTo: null };
    await startGenerate(start, input);
    const refused = { ok: false, failure: { cause: 'other-input' } };
    expect(await startGenerate(start, { ...input, count: 2 })).toEqual(refused);
    expect(await startGenerate(start, { ...input, forwardTo: 'a@b.example' })).toEqual(refused);
    expect(await startRedeem(start, ['A1'])).toEqual(refused);
    await until(start.id);
    expect(onServer()).toHaveLength(1);
  });

  it('waits for the one before, and is sent once that has its answer', async () => {
    extension.server.setFaults({
      fault: 'delay',
      ms: 300,
      when: 'after',
      on: 'generate',
      times: 1,
    });
    const [first, second] = [begin(), begin()];
    await startGenerate(first, { ipsPerCode: 10, count: 1, forwardTo: null });
    expect(
      await startGenerate(second, { ipsPerCode: 7, count: 2, forwardTo: null }),
    ).toHaveProperty('ok', true);
    await until(second.id);
    expect(sentTo('/generate').map(({ body }) => body)).toMatchObject([
      { number_of_ips: 10, number_of_codes: 1 },
      { number_of_ips: 7, number_of_codes: 2 },
    ]);
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

  it('goes on without a balance where the server hangs at it', async () => {
    extension.server.setFaults({ fault: 'hang', on: 'get-balance-data' });
    const start = begin();
    await startGenerate(start, { ipsPerCode: 10, count: 3, forwardTo: null });
    const looked = await until<GenerateOperation>(
      start.id,
      ({ patience }) => patience !== undefined,
    );
    expect(looked).toMatchObject({ balanceAfter: null, baseline: { balance: null } });
    expect(names(looked.codes)).toEqual(names(onServer()));
  });

  it('goes on in a new worker when the clock was set back since its next step was put off', async () => {
    extension.server.setFaults({ fault: 'cut', on: 'generate', when: 'before', times: 1 });
    const start = begin();
    await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
    const stored = await until<GenerateOperation>(
      start.id,
      ({ patience }) => patience !== undefined,
    );
    const inAYear = Date.now() + 365 * 24 * 3_600_000;
    await (await database()).put('operations', { ...stored, dueAt: inAYear }); // as a new one finds it
    void run();
    await until<GenerateOperation>(start.id, ({ patience }) => (patience?.waited ?? 0) > 0);
  });

  it('of two that may have made a code only one can claim it', async () => {
    const first = await generate(1);
    const [code] = first.codes;
    const second = await generate(1);
    if (!code) throw new Error('no code');
    await updateOperation<GenerateOperation>(second.id, (stored) => ({
      ...stored,
      state: 'possible',
      codes: [],
      possible: [code],
    }));
    await claim(second.id, [code.code]);
    expect(await getOperation(second.id)).toMatchObject({ state: 'done', codes: [] });
  });

  it('is refused by a plain no and spends nothing', async () => {
    extension.server.setFaults({ fault: 'answer', status: 429, body: 'json', on: 'generate' });
    const refused = await generate();
    expect(refused.state).toBe('refused');
    expect(refused.failure?.cause).toBe('rate-limited');
    expect(sentTo('/generate')).toHaveLength(1);
  });

  it('is looked for also after a no: a request that the browser has sent twice may have been acted on before', async () => {
    const no = {
      fault: 'answer',
      status: 400,
      body: 'json',
      on: 'generate',
      when: 'after',
    } as const;
    extension.server.setFaults(no);
    const refused = await generate();
    expect(refused).toMatchObject({ state: 'refused', codes: [] });
    expect(names(refused.possible)).toEqual(names(onServer()));
    await claim(refused.id, names(refused.possible));
    const kept = await until<GenerateOperation>(refused.id, ({ codes }) => codes.length > 0);
    expect(kept).toMatchObject({ state: 'done', failure: null, possible: [] });
    expect(names(kept.codes)).toEqual(names(onServer()));
  });

  it('that was refused stays refused where none of the possible codes is taken for its own', async () => {
    extension.server.setFaults({ fault: 'answer', status: 429, on: 'generate', when: 'after' });
    const { id } = await generate(1);
    await claim(id, []);
    const stored = await getOperation(id);
    expect(stored).toMatchObject({ state: 'refused', codes: [], possible: [] });
    expect(stored).toHaveProperty('failure.cause', 'rate-limited');
  });

  it('that was refused is told at once, keeps its reason while the list cannot be read, and ends once it can', async () => {
    extension.server.setFaults({ fault: 'answer', status: 400, body: 'json', on: 'generate' });
    const start = { ...begin(), source: 'menu' } as const;
    await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
    await until<GenerateOperation>(start.id, ({ state }) => state === 'sent');
    extension.server.setFaults([
      { fault: 'answer', status: 400, body: 'json', on: 'generate' },
      { fault: 'answer', status: 502, body: 'html', on: 'list-share-code' },
    ]);
    const waiting = await until<GenerateOperation>(
      start.id,
      ({ state, dueAt }) => state === 'refused' && dueAt !== 0,
    );
    expect(waiting).toMatchObject({ open: 1, failure: { cause: 'refused' } });
    expect(await browser.notifications.getAll()).toHaveProperty([start.id]); // told at once
    extension.server.setFaults([]);
    await checkNow(start.id);
    expect((await settled<GenerateOperation>(start.id)).failure?.cause).toBe('refused');
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
    const kept = await until<GenerateOperation>(done.id, ({ surplusKept }) => surplusKept === true);
    expect(hasSurplus(kept)).toBe(false);
    expect(names(kept.codes)).toEqual(names(done.codes)); // they may be somebody else's
  });

  it('offers no surplus before all of it is known', async () => {
    extension.server.setFaults([
      { fault: 'makes', change: 1, on: 'generate', times: 1 },
      { fault: 'acts-twice', on: 'generate', times: 1 },
      { fault: 'delay', ms: 100, on: 'list-share-code' },
    ]);
    const start = begin();
    await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
    const early = await until<GenerateOperation>(start.id, ({ surplus }) => surplus.length > 0);
    expect(hasSurplus(early)).toBe(false);
    await revokeSurplus(start.id);
    const done = await until<GenerateOperation>(start.id);
    expect(done.surplus).toHaveLength(3);
    expect(hasSurplus(done)).toBe(true);
  });

  it('keeps no surplus that is being revoked', async () => {
    extension.server.setFaults({ fault: 'acts-twice', on: 'generate', times: 1 });
    const { id, codes } = await generate(1);
    await revokeSurplus(id);
    await keepSurplus(id);
    const after = await until<GenerateOperation>(id);
    expect(names(after.codes)).toEqual(names(codes));
    await until(`${id}-surplus`);
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

  it('is not begun under the id of other codes, and once under the id of the same', async () => {
    const [first = '', second = ''] = make(2);
    const start = begin();
    expect(await startRedeem(start, [first])).toHaveProperty('ok', true);
    expect(await startRedeem(start, [first])).toHaveProperty('ok', true);
    expect(await startRedeem(start, [first, second])).toEqual({
      ok: false,
      failure: { cause: 'other-input' },
    });
    await until(start.id);
    expect(sentTo('/use-code').map(({ body }) => body)).toEqual([{ codes: [first] }]);
  });

  it('adds up the IPs of all codes where neither the answer nor one page of the list tells them', async () => {
    const codes = make(5);
    extension.server.setFaults([
      { fault: 'batch-shape', shape: 'strings', on: 'use-code' },
      { fault: 'page-limit', limit: 2 },
    ]);
    const done = await redeem(codes);
    expect(done.ipsChanged).toBe(100);
  });

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

  it('calls a code the account’s own that a refused batch had applied all the same', async () => {
    const [first = '', second = ''] = make(2);
    extension.server.setFaults({
      fault: 'answer',
      status: 400,
      when: 'after',
      on: 'use-code',
      times: 1,
    });
    const done = await redeem([first, second]);
    // Somebody else with this key may have been first: no answer has named them.
    expect(await outcomesOf(done.id)).toEqual({
      [first]: 'already-yours',
      [second]: 'already-yours',
    });
  });

  it('calls no code redeemed that was used before, though the list could not be read then', async () => {
    const [mine = ''] = make(1);
    extension.server.books.redeem(extension.server.books.accounts[0], { codes: [mine] });
    extension.server.setFaults([
      { fault: 'answer', status: 403, body: 'html', on: 'list-use-code', times: 1 },
      { fault: 'close' },
    ]);
    const done = await redeem([mine]);
    expect(await outcomesOf(done.id)).toEqual({ [mine]: 'already-yours' });
    expect(done.ipsChanged).toBe(0);
  });

  it('calls no code "Not sent" that the server redeems after its answer was lost and the rest cancelled', async () => {
    const { books } = extension.server;
    const [code = ''] = make(1);
    extension.server.setFaults({ fault: 'cut', when: 'before', on: 'use-code' });
    const start = begin();
    const sent = until<BatchOperation>(start.id, ({ tries }) => tries === 1);
    await startRedeem(start, [code]);
    await sent;
    await cancel(start.id);
    await until(start.id, ({ dueAt }) => (dueAt ?? 0) > 0); // looked for, in vain
    books.redeem(books.accounts[0], { codes: [code] });
    await checkNow(start.id);
    await until(start.id);
    expect(await outcomesOf(start.id)).toEqual({ [code]: 'redeemed' });
  });

  it('calls a code redeemed that the server redeems long after it has said that it could not', async () => {
    const { books } = extension.server;
    const [code = ''] = make(1);
    extension.server.setFaults({ fault: 'answer', status: 504, when: 'before', on: 'use-code' });
    const start = begin();
    await startRedeem(start, [code]);
    await expect.poll(() => sentTo('/use-code').length, { timeout: 15_000 }).toBe(3);
    books.redeem(books.accounts[0], { codes: [code] });
    expect((await settled<BatchOperation>(start.id)).counts.redeemed).toBe(1);
  });

  it('calls a code unclear where neither an answer nor a list tells what became of it', async () => {
    const codes = make(2);
    extension.server.setFaults([
      { fault: 'answer', status: 504, when: 'after', on: 'use-code' },
      { fault: 'answer', status: 403, body: 'html', on: 'list-use-code' },
    ]);
    const done = await redeem(codes);
    expect(done.counts.unclear).toBe(2);
    expect(sentTo('/use-code').length).toBeGreaterThan(2);
  }, 30_000);

  it('calls a code without any answer unclear, once the lists have been looked at for long enough', async () => {
    const [code = ''] = make(1);
    extension.server.setFaults({ fault: 'answer', status: 504, when: 'before', on: 'use-code' });
    const start = begin();
    await startRedeem(start, [code]);
    await expect.poll(() => sentTo('/use-code').length, { timeout: 15_000 }).toBe(3);
    const pressAgain = async () => {
      await checkNow(start.id); // an impatient person is no proof
      return sentTo('/list-use-code').length;
    };
    await expect.poll(pressAgain, { timeout: 10_000 }).toBeGreaterThan(14);
    expect((await itemsOf(start.id))[0]?.outcome).toBeNull();
    expect((await settled<BatchOperation>(start.id)).counts.unclear).toBe(1);
  });

  it('ends when it is cancelled with its first batch of several out', async () => {
    extension.server.setFaults([
      { fault: 'delay', ms: 100, when: 'after', on: 'use-code' },
      { fault: 'close' },
    ]);
    const start = begin();
    await startRedeem(start, make(120));
    await expect.poll(() => sentTo('/use-code').length).toBe(1);
    await cancel(start.id);
    const done = await until<BatchOperation>(start.id);
    expect(done.counts).toMatchObject({ redeemed: 50, 'not-sent': 70 });
  });

  it('counts a code once that another operation has redeemed while this one was paused', async () => {
    const [code = ''] = make(1);
    const first = begin();
    extension.server.setFaults({ fault: 'answer', status: 429, on: 'use-code', times: 1 });
    await startRedeem(first, [code]);
    await until(first.id, ({ tries }) => tries === 1);
    await pause(first.id);
    expect((await redeem([code])).counts.redeemed).toBe(1);
    await resume(first.id);
    const done = await until<BatchOperation>(first.id);
    expect(await outcomesOf(first.id)).toEqual({ [code]: 'already-yours' });
    expect(done.ipsChanged).toBe(0);
  });

  it('takes a 401 from a server that takes the key elsewhere for a no to the code', async () => {
    const [code = ''] = make(1);
    extension.server.setFaults({ fault: 'answer', status: 401, on: 'use-code' });
    const done = await redeem([code]);
    expect(await outcomesOf(done.id)).toEqual({ [code]: 'refused' });
    expect((await getAccount(extension.account.id))?.keyState).toBe('accepted');
  });

  it('sends a code named twice once', async () => {
    const [code = ''] = make(1);
    const done = await redeem([code, code]);
    expect(done.total).toBe(1);
    expect(await itemsOf(done.id)).toHaveLength(1);
  });
});

describe('an account that is gone', () => {
  it('takes no operation, which would wait for ever', async () => {
    const start = { ...begin(), accountId: 'gone' };
    const begun = await startRedeem(start, ['A1']);
    expect(begun).toEqual({ ok: false, failure: { cause: 'no-account' } });
    expect(await getOperation(start.id)).toBeNull();
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

  it('that was taken back is told as such', async () => {
    const start = begin();
    await startRevoke(start, [{ code: 'A1', status: 1, ips: 10 }], true);
    await cancel(start.id);
    const done = await until<BatchOperation>(start.id);
    expect(operationLine(done)).toBe('words_operation_revokeTakenBack');
    expect(operationLine({ ...done, baseline: BASELINE })).toBe('words_operation_revokeCancelled');
  });

  const BASELINE = { usedCodes: null, newestUsedAt: null, balance: null };

  it('that something on the way refuses is told at once, sent once, and not split', async () => {
    const { codes } = await generate(8);
    extension.server.setFaults({
      fault: 'answer',
      status: 405,
      body: 'html',
      when: 'before',
      on: 'revoke-code',
    });
    const start = begin();
    await startRevoke(
      start,
      codes.map(({ code, status, ips }) => ({ code, status, ips })),
    );
    const done = await until<BatchOperation>(start.id);
    expect(done.counts.refused).toBe(8);
    expect(sentTo('/revoke-code')).toHaveLength(1);
    const [item] = await itemsOf(start.id);
    expect(item?.outcome).toMatchObject({
      reason: { cause: 'failed', failure: { cause: 'refused-on-the-way', method: 'DELETE' } },
    });
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
