import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startGenerate, startRedeem, startRevoke } from '@/utils/background/operations/create';
import { run } from '@/utils/background/operations/runner';
import { refresh } from '@/utils/background/sync/refresh';
import { startSync } from '@/utils/background/sync/sync';
import { getAccount } from '@/utils/database/accounts';
import { fold } from '@/utils/database/blocks';
import { allBlocks } from '@/utils/database/blocks.fixture';
import { getList } from '@/utils/database/lists';
import { listOperations } from '@/utils/database/operations';
import { getSync } from '@/utils/database/syncs';
import { serverTime } from '@/utils/share-codes/account';
import { type GenerateOperation, UNDO_MS } from '@/utils/share-codes/operation';
import { statusOf } from '@/utils/share-codes/status';
import { addAccount, newStart, outcomesOf, until, withExtension } from './extension';
import { json, stubServer } from './stub-server';

/*
 * The clock of the computer is set while something waits. Everything else is real, timers too: only what `Date.now()`
 * says jumps.
 */

const HOUR = 3_600_000;
const realNow = Date.now;
let ahead = 0;
const set = (by: number) => {
  ahead += by;
};

beforeEach(() => {
  ahead = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
});
const extension = withExtension(5);

const begin = () => newStart(extension.account.id);
const sentTo = (path: string) => extension.server.requests.filter((r) => r.path.endsWith(path));
const isWaiting = ({ dueAt }: { dueAt: number | null }) => dueAt !== null && dueAt > 0;
/** The oldest code that can be revoked or redeemed. */
function ownCode() {
  const codes = extension.server.books.codes.toSorted((a, b) => a.createdAt - b.createdAt);
  const isUnused = ({ usedAt, revokedAt, expiresAt }: (typeof codes)[number]) =>
    usedAt === null && revokedAt === null && expiresAt === null;
  const code = codes.find((each) => each.maker === 'main@reseller.example' && isUnused(each));
  if (!code) throw new Error('no code');
  return code;
}

describe('a pause', () => {
  it.each([-3, 8])(
    'that a server has asked for is as long when the clock is set by %i h',
    async (hours) => {
      const retryAfter = 3;
      extension.server.setFaults({
        fault: 'answer',
        status: 429,
        retryAfter,
        on: 'use-code',
        times: 1,
      });
      const start = begin();
      const begun = performance.now();
      await startRedeem(start, ['NONE-SUCH']);
      await until(start.id, isWaiting);
      set(hours * HOUR);
      void run();
      await until(start.id);
      expect(performance.now() - begun).toBeGreaterThan(2900);
      expect(await outcomesOf(start.id)).toEqual({ 'NONE-SUCH': 'refused' });
    },
  );

  it('between looks is as long when the clock is set back by 5 h', async () => {
    extension.server.setFaults([
      { fault: 'delay', ms: 500, on: 'generate' },
      { fault: 'cut', when: 'after', on: 'generate' },
    ]);
    const start = begin();
    await startGenerate(start, { ipsPerCode: 10, count: 2, forwardTo: null });
    await expect.poll(() => sentTo('/generate')).toHaveLength(1);
    extension.server.setFaults({
      fault: 'answer',
      status: 503,
      on: 'list-share-code',
      times: 3, // a read is tried three times
    });
    await until<GenerateOperation>(
      start.id,
      (now) => now.state === 'unconfirmed' && isWaiting(now),
    );
    set(-5 * HOUR);
    const done = await until<GenerateOperation>(start.id);
    expect(done).toMatchObject({ state: 'done', codes: [{}, {}] });
  });
});

describe('the time to take a revoke back', () => {
  it('is as long when the clock is set back by 3 h', async () => {
    const start = begin();
    const begun = performance.now();
    await startRevoke(start, [{ code: ownCode().code, status: 1, ips: 10 }], true);
    await until(start.id, isWaiting);
    set(-3 * HOUR);
    await until(start.id);
    expect(performance.now() - begun).toBeGreaterThan(UNDO_MS - 100);
    expect(Object.values(await outcomesOf(start.id))).toEqual(['revoked']);
  });

  it('is as long when the clock is set back by 25 h, and then ahead', async () => {
    const start = begin();
    const begun = performance.now();
    await startRevoke(start, [{ code: ownCode().code, status: 1, ips: 10 }], true);
    await until(start.id, isWaiting);
    set(-25 * HOUR);
    await run();
    await wait(500);
    set(33 * HOUR);
    await run();
    await expect.poll(() => sentTo('/revoke-code'), { timeout: 15_000 }).toHaveLength(1);
    expect(performance.now() - begun).toBeGreaterThan(UNDO_MS - 100);
  });
});

describe('what a redeem without an answer has redeemed is its own', () => {
  async function redeemBlindly() {
    const [code] = extension.server.books.add(1, { maker: 'somebody@else.example', ips: 20 });
    extension.server.setFaults({
      fault: 'answer',
      status: 502,
      body: 'html',
      when: 'after',
      on: 'use-code',
      times: 1,
    });
    const start = begin();
    await startRedeem(start, [code?.code ?? '']);
    await until(start.id);
    return Object.values(await outcomesOf(start.id));
  }

  it.each([4000, -4000])('where our clock is ahead by %i ms', async (ms) => {
    set(ms);
    await refresh(extension.account.id);
    expect(await redeemBlindly()).toEqual(['redeemed']);
  });

  it.each([-3 * HOUR, HOUR / 3])('where our clock was set by %i ms just before', async (ms) => {
    await refresh(extension.account.id);
    set(ms);
    expect(await redeemBlindly()).toEqual(['redeemed']);
  });
});

it('what was begun after the clock was set back is the latest', async () => {
  const [first, second, third] = [begin(), begin(), begin()];
  await startRedeem(first, ['NONE-SUCH']);
  set(2);
  await startRedeem(second, ['NONE-SUCH']);
  set(-3 * HOUR);
  await startRedeem(third, ['NONE-SUCH']);
  const ids = (await listOperations(extension.account.id, 9)).map(({ id }) => id);
  expect(ids).toEqual([third.id, second.id, first.id]);
});

it('lists that were read by a clock that was ahead are read anew', async () => {
  const id = extension.account.id;
  const isComplete = async () => (await getSync(id, 'shared'))?.completeAt != null;
  extension.server.reset(150); // more than a page
  set(8 * HOUR);
  await refresh(id);
  await startSync(id);
  await expect.poll(isComplete, { timeout: 15_000 }).toBe(true);
  set(-8 * HOUR);
  const code = ownCode();
  Object.assign(code, { usedAt: Date.now(), usedBy: 'ann@customer.example' });
  await startSync(id);
  const isUsed = async () => {
    const stored = fold(new Map(), await allBlocks(id, 'shared')).get(code.code);
    return stored?.code.usedAt != null;
  };
  await expect.poll(isUsed, { timeout: 15_000 }).toBe(true);
});

describe('what has expired is told by the clock of the server', () => {
  const label = async (headers: Record<string, string> = {}) => {
    const items = [{ code: 'AB12', expired_at: new Date(realNow() + HOUR).toISOString() }];
    const { origin } = await stubServer(json(200, { success: true, result: { items } }, headers));
    const { id } = await addAccount({ url: origin }, 'key', true);
    await refresh(id);
    const [account, list] = [await getAccount(id), await getList(id, 'shared')];
    const [code] = list?.codes ?? [];
    if (!account || !code) throw new Error('nothing was read');
    return statusOf(code, {}, serverTime(account, Date.now()));
  };

  it('where ours is ahead', async () => {
    set(8 * HOUR);
    expect(await label()).toBeNull();
  });
  it('where ours is behind', async () => {
    set(-8 * HOUR);
    expect(await label({ date: new Date(realNow() + 2 * HOUR).toUTCString() })).toBe('expired');
  });
  it('of which a cache tells an older time', async () => {
    const date = new Date(realNow() - 2 * HOUR).toUTCString();
    expect(await label({ date, age: '14400' })).toBe('expired');
  });
  it('and by ours where that cannot be right', async () => {
    expect(await label({ date: new Date(0).toUTCString() })).toBeNull();
    set(8 * HOUR);
    expect(await label({ date: new Date(0).toUTCString() })).toBe('expired');
  });
});
