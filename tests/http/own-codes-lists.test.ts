import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { checkNow } from '@/utils/background/operations/person';
import { asked as askedSync, newSync } from '@/utils/background/sync/plan';
import { database } from '@/utils/database/database';
import type { Block, Sync } from '@/utils/database/records';
import { updateSync } from '@/utils/database/syncs';
import type { BatchOperation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { settled, until, withExtension } from './extension';
import {
  all,
  NOW,
  pageOf,
  type Row,
  redeem,
  rows,
  serverWith,
  sold,
  wordsOf,
} from './listing-server';

/*
 * The account's own codes are found in lists that change while they are read, and in such as mislead.
 */

withExtension();
const opened = vi.fn<(window: { url: string }) => Promise<void>>();
beforeEach(() => {
  opened.mockReset();
  opened.mockResolvedValue();
  Object.assign(fakeBrowser.windows, { create: opened });
});

const rowOf = ({ code, created_at }: Row): ShareCode => ({
  code,
  status: 1,
  ips: 10,
  createdAt: created_at * 1000,
  usedAt: null,
  usedBy: null,
  forwardTo: null,
  expiresAt: null,
  dataType: 1,
  trafficBytes: null,
});

/** The list as it was read whole. */
async function storeWhole(accountId: string, codes: readonly Row[], part: Partial<Sync> = {}) {
  const name = 'shared' as const;
  const db = await database();
  for (let at = 0, number = 1; at < codes.length; at += 500, number++) {
    const block: Block = {
      accountId,
      name,
      number,
      at: Date.now(),
      codes: codes.slice(at, at + 500).map(rowOf),
      gone: [],
    };
    await db.put('blocks', block);
  }
  await updateSync(accountId, name, () => ({
    ...newSync(accountId, name),
    completeAt: Date.now(),
    unusedAt: Date.now(),
    totalItems: codes.length,
    ...part,
  }));
}

describe('A list that changes while it is read', () => {
  it('codes that went between two pages draw no own code past', async () => {
    const own = rows(300);
    const { account, sent } = await serverWith((query) =>
      pageOf(query.count === 0 ? own : own.slice(60), query),
    );
    const codes = [own[120]?.code ?? '', ...sold(11)];
    const id = await redeem(account, codes);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ ...all(codes, 'redeemed'), [codes[0] ?? '']: 'own' });
    expect(sent.toSorted()).toEqual(sold(11));
  });

  it('nor off the last page', async () => {
    const own = rows(201);
    const { account } = await serverWith((query) =>
      pageOf(query.count < 2 ? own : own.slice(1), query),
    );
    const [code = ''] = [own[200]?.code];
    const codes = [code, ...sold(11)];
    const id = await redeem(account, codes);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ ...all(codes, 'redeemed'), [code]: 'own' });
  });

  it('nor past where what is stored begins', async () => {
    const stored = rows(150);
    const list = [...rows(120, 'LATE', NOW + 100_000), ...stored];
    const { account } = await serverWith((query) =>
      pageOf(query.count === 0 ? list : list.slice(20), query),
    );
    await storeWhole(account.id, stored);
    const codes = ['LATE00110', ...sold(11)];
    const id = await redeem(account, codes);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ ...all(codes, 'redeemed'), LATE00110: 'own' });
  });

  it.each([1, 100, 150])(
    '%i codes that came between two pages hold back no other',
    async (came) => {
      const own = rows(350);
      const { account, queries } = await serverWith((query) =>
        pageOf(query.count === 0 ? own : [...rows(came, 'NEW', NOW + 100_000), ...own], query),
      );
      const codes = [own[349]?.code ?? '', ...sold(11)];
      const id = await redeem(account, codes);
      await settled(id);
      expect(await wordsOf(id)).toEqual({ ...all(codes, 'redeemed'), [codes[0] ?? '']: 'own' });
      expect(opened).not.toHaveBeenCalled();
      expect(queries.length).toBeLessThan(9);
    },
  );

  it('pages that a cache keeps for different times tell nothing new a second time', async () => {
    const own = rows(350);
    const { account, queries } = await serverWith((query) =>
      pageOf(query.page % 2 === 0 ? own.slice(1) : own, query),
    );
    const codes = sold(11);
    const id = await redeem(account, codes);
    await settled(id);
    expect(queries.filter(({ isBefore }) => isBefore).length).toBeLessThan(12);
  });

  it('a total that changes with each answer ends', async () => {
    const own = rows(350);
    const { account, queries } = await serverWith((query) => ({
      ...pageOf(own, query),
      total_items: query.count % 2 === 0 ? 350 : 100,
    }));
    const codes = sold(11);
    const id = await redeem(account, codes);
    await settled(id);
    expect(queries.length).toBeLessThan(210);
  });
});

describe('A list that misleads', () => {
  it('a total that counts only the page is not believed', async () => {
    const own = rows(250);
    const { account, queries } = await serverWith((query) => {
      const { items } = pageOf(own, query);
      return { items, total_items: items.length };
    });
    const [code = ''] = [own[240]?.code];
    const codes = [code, ...sold(11)];
    const id = await redeem(account, codes);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ ...all(codes, 'redeemed'), [code]: 'own' });
    expect(queries.filter(({ isBefore }) => isBefore)).toHaveLength(4);
  });

  it('a page of one instant is no newest page where the list is sorted the other way', async () => {
    const old = rows(200).map((row) => ({ ...row, created_at: NOW - 100_000 }));
    const stored = [...rows(100, 'MID', NOW), ...old];
    const late = rows(50, 'LATE', NOW + 100_000);
    const list = [...stored.toReversed(), ...late];
    const { account } = await serverWith((query) => pageOf(list, query));
    await storeWhole(account.id, stored);
    const id = await redeem(account, [late[3]?.code ?? '', ...sold(11)]);
    await settled(id);
    expect(await wordsOf(id)).toEqual({
      ...all(sold(11), 'redeemed'),
      [late[3]?.code ?? '']: 'own',
    });
  });

  it('a code with a date of the future does not hide those made meanwhile', async () => {
    const far = { code: 'FAR', created_at: NOW + 1_000_000_000 };
    const stored = [far, ...rows(300)];
    const late = rows(150, 'LATE', NOW + 100_000);
    const list = [far, ...late, ...rows(300)];
    const { account, queries } = await serverWith((query) => pageOf(list, query));
    await storeWhole(account.id, stored);
    const id = await redeem(account, [late[120]?.code ?? '', ...sold(11)]);
    await settled(id);
    expect(await wordsOf(id)).toEqual({
      ...all(sold(11), 'redeemed'),
      [late[120]?.code ?? '']: 'own',
    });
    expect(queries.length).toBeLessThan(6);
  });

  it('the newest page is enough though the newest codes that are stored have gone', async () => {
    const stored = rows(1000);
    const { account, queries } = await serverWith((query) => pageOf(stored.slice(90), query));
    await storeWhole(account.id, stored);
    const id = await redeem(account, sold(11));
    await settled(id);
    expect(await wordsOf(id)).toEqual(all(sold(11), 'redeemed'));
    expect(queries.filter(({ isBefore }) => isBefore)).toHaveLength(1);
  });

  it('codes that were made before a head that was not finished', async () => {
    const stored = rows(300);
    const late = rows(250, 'LATE', NOW + 100_000);
    const { account } = await serverWith((query) => pageOf([...late, ...stored], query));
    await storeWhole(account.id, stored, {
      completeAt: 1,
      head: { page: 2, since: 2, before: null },
    });
    await (await database()).put('blocks', {
      accountId: account.id,
      name: 'shared',
      number: 2,
      at: Date.now(),
      codes: late.slice(0, 100).map(rowOf),
      gone: [],
    });
    await updateSync(
      account.id,
      'shared',
      (sync) => sync && { ...askedSync(sync, null, Date.now()), totalItems: 400, dueAt: null },
    );
    const id = await redeem(account, [late[180]?.code ?? '']);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ [late[180]?.code ?? '']: 'own' });
  });

  it('a damaged block is missed, also where the server does not count', async () => {
    const stored = rows(1000);
    const { account } = await serverWith((query) => ({ items: pageOf(stored, query).items }));
    await storeWhole(account.id, stored, { totalItems: null });
    const db = await database();
    const block = await db.get('blocks', [account.id, 'shared', 2]);
    await db.put('blocks', { ...block, codes: 'damaged' } as never);
    const id = await redeem(account, [stored[900]?.code ?? '']);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ [stored[900]?.code ?? '']: 'own' });
  });

  it('what may be either of two codes by its spelling is own', async () => {
    const own = [
      { code: 'ab-CD-1234', created_at: NOW },
      { code: 'ABCD12-34', created_at: NOW },
    ];
    const { account } = await serverWith((query) => pageOf(own, query));
    const id = await redeem(account, ['ABCD-1234']);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ 'ABCD-1234': 'own' });
  });

  it.each([
    ['OWN-09000', (code: string) => code],
    ['own09000', (code: string) => code],
    ['OWN09000', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
    ['OWN09000', (code: string) => code.toLowerCase()],
  ])('%s is found by name however it is written', async (typed, spelt) => {
    const own = rows(10_000).map((row) => ({ ...row, code: spelt(row.code) }));
    const { account, queries } = await serverWith((query) =>
      pageOf(
        query.keyword === null ? own : own.filter(({ code }) => code.includes(query.keyword ?? '')),
        query,
      ),
    );
    const id = await redeem(account, [typed]);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ [typed]: 'own' });
    expect(queries.length).toBeLessThan(5);
  });
});

describe('Codes that are asked for by name', () => {
  it.each([
    ['own09000', (code: string) => code.toLowerCase()],
    ['OWN-09000', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
  ])(
    'are asked for as they are, too: %s, which is listed otherwise than newer ones',
    async (code, spelt) => {
      const own = rows(10_000).map((row, at) =>
        at < 5000 ? row : { ...row, code: spelt(row.code) },
      );
      const { account, sent } = await serverWith((query) =>
        pageOf(
          query.keyword === null
            ? own
            : own.filter(({ code }) => code.includes(query.keyword ?? '')),
          query,
        ),
      );
      const id = await redeem(account, [code]);
      await settled(id);
      expect(sent).toEqual([]);
      expect(await wordsOf(id)).toEqual({ [code]: 'own' });
    },
  );

  it('where the server looks among the newest alone', async () => {
    const own = rows(3000);
    const { account } = await serverWith((query) =>
      query.keyword === null
        ? pageOf(own, query)
        : pageOf(
            own.slice(0, 30).filter(({ code }) => code.includes(query.keyword ?? '')),
            query,
          ),
    );
    const id = await redeem(account, [own[2500]?.code ?? '']);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ [own[2500]?.code ?? '']: 'own' });
  });

  it('are not known where the list hides its codes', async () => {
    const own = rows(40).map(({ code, ...row }) => ({ ...row, code: `${code.slice(0, 3)}*****` }));
    const { account } = await serverWith((query) => pageOf(own, query));
    const id = await redeem(account, sold(1));
    await settled(id);
    expect(await wordsOf(id)).toEqual(all(sold(1), 'asked'));
  });
});

describe('A check that ends', () => {
  it('with two redeems on a server that lets few requests through', async () => {
    const own = rows(2000);
    const { account, queries } = await serverWith((query) =>
      query.count % 6 === 5 ? 429 : pageOf(own, query),
    );
    const first = await redeem(account, [...sold(11), own[1990]?.code ?? '']);
    const second = await redeem(account, [...sold(30).slice(15), own[1980]?.code ?? '']);
    for (const id of [
      first,
      second,
      first,
      second,
      first,
      second,
      first,
      second,
      first,
      second,
      first,
      second,
    ]) {
      await until<BatchOperation>(id, ({ dueAt, open }) => !open || (dueAt ?? 0) > Date.now());
      await checkNow(id);
    }
    for (const id of [first, second]) await settled(id);
    expect(queries.length).toBeLessThan(65);
    expect(await wordsOf(first)).toMatchObject({ [own[1990]?.code ?? '']: 'own' });
    expect(await wordsOf(second)).toMatchObject({ [own[1980]?.code ?? '']: 'own' });
  });

  it('where no window can be opened', async () => {
    opened.mockRejectedValue(new Error('no window'));
    const { account } = await serverWith(() => 403);
    const id = await redeem(account, sold(2));
    await settled(id);
    expect(await wordsOf(id)).toEqual(all(sold(2), 'asked'));
  });

  it('where codes cannot be asked for by name', async () => {
    const own = rows(10_000);
    const { account, queries } = await serverWith((query) =>
      query.keyword === null ? pageOf(own, query) : 500,
    );
    const id = await redeem(account, sold(1));
    await settled(id);
    expect(await wordsOf(id)).toEqual(all(sold(1), 'asked'));
    expect(queries.length).toBeLessThan(30);
  });

  it('on a server that lets fewer requests through than it takes, each time the worker is killed', async () => {
    const own = rows(2000);
    const { account, queries } = await serverWith(
      ({ page, ...query }) => (page === 6 ? 429 : pageOf(own, { page, ...query })),
      () => false,
      '3600',
    );
    const id = await redeem(account, sold(11));
    const waits = () => until(id, ({ dueAt, open }) => !open || (dueAt ?? 0) > Date.now());
    for (let life = 0; (await waits()).open && life < 20; life++) {
      vi.resetModules();
      const { checkNow: goOn } = await import('@/utils/background/operations/person');
      await goOn(id);
    }
    expect(await wordsOf(id)).toEqual(all(sold(11), 'asked'));
    expect(queries.length).toBeLessThan(50);
  });

  it('one failure after many pauses is waited for', async () => {
    const own = rows(1500);
    const { account } = await serverWith((query) => {
      if (query.count >= 13 && query.count <= 15) return 500;
      return query.count % 2 === 1 ? 429 : pageOf(own, query);
    });
    const id = await redeem(account, sold(11));
    await settled(id);
    expect(await wordsOf(id)).toEqual(all(sold(11), 'redeemed'));
  });
});
