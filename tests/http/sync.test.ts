import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startRevoke } from '@/utils/background/operations/create';
import { cancel } from '@/utils/background/operations/person';
import { answer } from '@/utils/background/router';
import { listCodes } from '@/utils/background/sync/list';
import { asked, newRound } from '@/utils/background/sync/plan';
import { learn } from '@/utils/background/sync/refresh';
import { step } from '@/utils/background/sync/steps';
import { startSync } from '@/utils/background/sync/sync';
import { getAccount, patchAccount } from '@/utils/database/accounts';
import { fold } from '@/utils/database/blocks';
import { allBlocks } from '@/utils/database/blocks.fixture';
import { database } from '@/utils/database/database';
import type { Sync } from '@/utils/database/records';
import { notShown, updateSync } from '@/utils/database/syncs';
import { type BatchOperation, UNDO_MS } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { StatusMeaning } from '@/utils/share-codes/status';
import {
  addAccount,
  beginSync,
  type Extension,
  newStart,
  outcomesOf,
  sharedSync,
  startExtension,
  until,
} from './extension';
import { json, stubServer } from './stub-server';

let extension: Extension;
afterEach(() => extension.server.close());

const account = () => extension.account.id;
const requests = () =>
  extension.server.requests.filter(({ path }) => path.endsWith('list-share-code'));
const kept = async () => fold(new Map(), await allBlocks(account(), 'shared'));
const names = async () => [...(await kept()).keys()].sort();
const listed = () =>
  extension.server.books.codes
    .filter(({ maker, revokedAt }) => maker === 'main@reseller.example' && revokedAt === null)
    .map(({ code }) => code)
    .sort();

const sync = () => sharedSync(account());
const start = () => beginSync(account());

const FIRST = { page: 1, since: null, before: null };

/** Steps without pauses, until there is nothing to do. */
async function finish(most = 100): Promise<void> {
  for (let steps = 0; steps < most; steps++) {
    const now = await sync();
    if (now.head === null && now.round === null) return;
    await step(now);
  }
}

const isUnused = ({ status, usedAt }: ShareCode): boolean => status === 1 && usedAt === null;

/** Begins a round by hand: the clock is not ours to turn. */
const begin = (round: Sync['round'], head: Sync['head'] = null) =>
  updateSync(account(), 'shared', (now) => now && { ...now, head, round });

describe('a whole list', () => {
  beforeEach(async () => {
    extension = await startExtension(320);
    await start();
    await finish();
  });

  it('teaches nothing of a revoke when it was read before that and came after it', async () => {
    const code = [...(await kept()).values()].map((one) => one.code).find(isUnused);
    if (!code) throw new Error('no unused code');
    await startRevoke({ id: 'late', accountId: account(), source: 'codes' }, [code]);
    await until('late');
    expect(await outcomesOf('late')).toEqual({ [code.code]: 'revoked' });
    await learn(account(), 'shared', [code], extension.account.server.origin);
    expect((await getAccount(account()))?.statuses).not.toHaveProperty('1');
  });

  it('is read once, page by page, and laid out in few blocks', async () => {
    expect(await names()).toEqual(listed());
    expect((await sync()).completeAt).not.toBeNull();
    expect(await allBlocks(account(), 'shared')).toHaveLength(2); // the last is the look for new codes
  });

  it('has the codes that were made elsewhere while it was read for the first time', async () => {
    await extension.server.close();
    extension = await startExtension(320);
    await start();
    await step(await sync());
    extension.server.books.add(30, { maker: 'main@reseller.example' });
    await finish();
    expect(await names()).toEqual(listed());
  });

  it('comes to an end where the server does not sort it', async () => {
    await extension.server.close();
    extension = await startExtension(320);
    extension.server.setFaults([{ fault: 'ignores-sort' }]);
    await start();
    await finish();
    expect(await sync()).toMatchObject({ head: null, round: null });
    expect(await names()).toEqual(listed());
  });

  it('is read anew where some of it is damaged', async () => {
    const db = await database();
    const [block] = await allBlocks(account(), 'shared');
    if (!block) throw new Error('no block');
    await db.put('blocks', { ...block, codes: block.codes.slice(0, 9).concat([{} as ShareCode]) });
    expect(await names()).not.toEqual(listed());
    await startSync(account());
    await expect.poll(names, { timeout: 9000 }).toEqual(listed());
    await expect.poll(async () => (await sync()).completeAt).not.toBeNull();
  });

  it('takes in new codes without reading the others again', async () => {
    extension.server.books.add(130, { maker: 'main@reseller.example' });
    extension.server.requests.length = 0;
    await begin(null, FIRST);
    await finish();
    expect(await names()).toEqual(listed());
    expect(requests().length).toBeLessThanOrEqual(2);
  });

  it('takes in all new codes though it is asked for them once more in the middle', async () => {
    extension.server.books.add(430, { maker: 'main@reseller.example' });
    await begin(null, FIRST);
    for (let steps = 0; steps < 2; steps++) await step(await sync());
    await updateSync(account(), 'shared', (now) => now && asked(now, null, Date.now()));
    await finish();
    expect(await names()).toEqual(listed());
  });

  it('takes in all new codes though more are made while it reads', async () => {
    extension.server.books.add(230, { maker: 'main@reseller.example' });
    await begin(null, FIRST);
    await step(await sync());
    extension.server.books.add(30, { maker: 'main@reseller.example' });
    await finish();
    expect(listed().length - (await names()).length).toBe(30); // those are for the next time
    await begin(null, FIRST);
    await finish();
    expect(await names()).toEqual(listed());
  });

  it('finds what became of codes that were unused, and forgets those that are gone', async () => {
    const statuses: Record<string, StatusMeaning> = { 1: 'unused', 2: 'used' };
    await patchAccount(account(), { statuses });
    const unused = extension.server.books.codes.filter(
      ({ maker, usedAt, expiresAt }) =>
        maker === 'main@reseller.example' && usedAt === null && expiresAt === null,
    );
    const [used, revoked] = unused;
    if (!used || !revoked) throw new Error('no unused codes');
    Object.assign(used, { usedAt: Date.now(), usedBy: 'ann@customer.example' });
    revoked.revokedAt = Date.now();
    await begin(newRound('unused', 1, Date.now()));
    await finish();
    expect((await kept()).get(used.code)?.code.usedBy).toBe('ann@customer.example');
    expect(await names()).toEqual(listed());
    expect((await sync()).unusedAt).not.toBeNull();
  });

  it('forgets in a round through all codes those that are gone', async () => {
    for (const code of extension.server.books.codes.slice(0, 150)) code.revokedAt = Date.now();
    await begin(newRound('all', null, Date.now()));
    await finish();
    expect(await names()).toEqual(listed());
  });

  it('misses none where codes go while it is read', async () => {
    await begin(newRound('all', null, Date.now()));
    await step(await sync());
    for (const code of extension.server.books.codes.slice(-150, -50)) code.revokedAt = Date.now();
    await finish();
    const here = new Set(await names());
    expect(listed().filter((code) => !here.has(code))).toEqual([]);
  });
});

describe('a reading that is interrupted', () => {
  beforeEach(async () => {
    extension = await startExtension(250);
  });

  it('waits after a failure that passes, and goes on with the same page', async () => {
    await start();
    await step(await sync());
    const { round } = await sync();
    extension.server.setFaults({ fault: 'answer', status: 429, retryAfter: 60 });
    await step(await sync());
    const stopped = await sync();
    expect(stopped.failure?.cause).toBe('rate-limited');
    expect(stopped.dueAt).toBeGreaterThan(Date.now() + 30_000);
    expect(stopped.round?.page).toBe(round?.page);
    extension.server.setFaults([]);
    await finish();
    expect(await names()).toEqual(listed());
  });

  it.each([
    { fault: 'bare-list' },
    { fault: 'odd-items' },
    { fault: 'ignores-sort' },
    { fault: 'page-limit', limit: 40 },
  ] as const)('reads everything in spite of %j', async (fault) => {
    extension.server.setFaults(fault);
    await start();
    await finish();
    expect(await names()).toEqual(listed());
    await begin(null, FIRST);
    await finish();
    expect(await names()).toEqual(listed());
  });
});

it('a reading that stopped for a refused key goes on once another key is saved', async () => {
  extension = await startExtension(250);
  await start();
  await step(await sync());
  const { url, books } = extension.server;
  const key = books.newKey(books.accounts[0]);
  await step(await sync());
  expect(await sync()).toMatchObject({ failure: { cause: 'bad-key' }, dueAt: null });
  const draft = { name: '', server: 'custom', address: url, untested: false } as const;
  const saved = await answer(
    { type: 'save-account', accountId: account(), key, ...draft },
    { id: browser.runtime.id, url: browser.runtime.getURL('/options.html') },
  );
  expect(saved.ok).toBe(true);
  await expect.poll(names, { timeout: 9000 }).toEqual(listed());
  await expect.poll(async () => (await sync()).completeAt).not.toBeNull();
});

describe('a list of which the server shows less than it counts', () => {
  /** 5 codes, of which every page shows the first ones, as many as `shows` says by now. */
  const listOf = async (shows: () => number) => {
    const codes = ['A1', 'B2', 'C3', 'D4', 'E5'].map((code, at) => ({ code, created_at: 99 - at }));
    const { origin } = await stubServer((response, asked, index) => {
      const isList = asked.url.pathname.endsWith('list-share-code');
      const items = isList ? codes.slice(0, shows()) : [];
      const result = { items, total_items: 5, total_pages: 3 };
      json(200, { success: true, result })(response, asked, index);
    });
    const key = crypto.randomUUID();
    extension = { ...extension, account: await addAccount({ url: origin }, key, true) };
    await start();
  };
  beforeEach(async () => {
    extension = await startExtension();
  });

  it('comes to an end, and how many are not shown is known', async () => {
    await listOf(() => 2);
    await finish();
    expect((await sync()).completeAt).not.toBeNull();
    expect(notShown(await sync(), (await kept()).size)).toBe(3);
  });

  it('forgets none of the codes that it has shown before', async () => {
    let shows = 5;
    await listOf(() => shows);
    await finish();
    shows = 1;
    await begin(newRound('all', null, Date.now()));
    await finish();
    expect(await names()).toEqual(['A1', 'B2', 'C3', 'D4', 'E5']);
    expect(notShown(await sync(), (await kept()).size)).toBe(0);
  });
});

describe('one page of a list', () => {
  it('is asked for with everything the server can be asked by', async () => {
    extension = await startExtension(5);
    const query = {
      status: 1,
      limit: 2,
      page: 1,
      sortBy: 'amount_ips',
      orderBy: 'asc',
      keyword: 'a',
      email: 'ann@customer.example',
      dataType: 1,
      isEnterprise: false,
    } as const;
    await listCodes(account(), 'used', query);
    expect(extension.server.requests.at(-1)?.query).toMatchObject({
      status: '1',
      limit: '2',
      page: '1',
      sort_by: 'amount_ips',
      order_by: 'asc',
      keyword: 'a',
      email: 'ann@customer.example',
      data_type: '1',
      is_enterprise: '0',
    });
  });
});

describe('a revoke that can be taken back', () => {
  const revokes = () => extension.server.requests.filter(({ method }) => method === 'DELETE');
  const revoke = async () => {
    const [code] = extension.server.books.add(1, { maker: 'main@reseller.example' });
    const begun = { ...newStart(account()), source: 'codes' } as const;
    await startRevoke(begun, [{ code: code?.code ?? '', status: 1, ips: 10 }], true);
    return begun.id;
  };
  beforeEach(async () => {
    extension = await startExtension();
  });

  it('sends nothing once it is', async () => {
    const id = await revoke();
    await cancel(id);
    await until<BatchOperation>(id);
    expect(Object.values(await outcomesOf(id))).toEqual(['not-sent']);
    expect(revokes()).toEqual([]);
  });

  it('is sent after its time', { timeout: 15_000 }, async () => {
    const begun = performance.now();
    const id = await revoke();
    await until<BatchOperation>(id);
    expect(performance.now() - begun).toBeGreaterThan(UNDO_MS - 100);
    expect(Object.values(await outcomesOf(id))).toEqual(['revoked']);
    expect(revokes()).toHaveLength(1);
  });

  it('is never sent in another session of the browser', { timeout: 15_000 }, async () => {
    const id = await revoke();
    await fakeBrowser.storage.session.clear();
    await until<BatchOperation>(id);
    expect(Object.values(await outcomesOf(id))).toEqual(['not-sent']);
    expect(revokes()).toEqual([]);
  });
});
