import { describe, expect, it } from 'vitest';
import { reading } from '@/utils/background/accounts/client';
import { startGenerate, startRedeem } from '@/utils/background/operations/create';
import { refresh } from '@/utils/background/sync/refresh';
import { step } from '@/utils/background/sync/steps';
import { getAccount } from '@/utils/database/accounts';
import { fold } from '@/utils/database/blocks';
import { allBlocks } from '@/utils/database/blocks.fixture';
import { database } from '@/utils/database/database';
import { getList } from '@/utils/database/lists';
import { isCut, MOST_STATUSES } from '@/utils/share-codes/bounds';
import type { BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import {
  addAccount,
  beginSync,
  itemsOf,
  newStart,
  sharedSync,
  until,
  withExtension,
} from './extension';
import { type Handler, json, stubServer } from './stub-server';

/*
 * Servers that send more than any that means well: everything that is read of one has a bound.
 */

withExtension();

const result = (told: unknown): Handler => json(200, { success: true, result: told });
const EMPTY = result({ items: [], total_items: 0 });

/** An account on a server that answers at one end as told, and everywhere else with an empty list. */
async function accountOn(end: string, handler: Handler) {
  const server = await stubServer((response, asked, index) =>
    (asked.url.pathname.endsWith(`/${end}`) ? handler : EMPTY)(response, asked, index),
  );
  const account = await addAccount({ url: server.origin }, 'key', true);
  return { ...server, account };
}

/** Pours without end, and counts what it could. */
function flood() {
  const poured = { bytes: 0 };
  const handler: Handler = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const pour = () => {
      const room = () => response.write(' '.repeat(100_000));
      while (!response.destroyed) {
        poured.bytes += 100_000;
        if (!room()) break;
      }
      if (!response.destroyed) response.once('drain', pour);
    };
    pour();
  };
  return { poured, handler };
}

describe('an answer without end', () => {
  it('is read to 8 MB and says so, and is asked for once', async () => {
    const { poured, handler } = flood();
    const { account, seen } = await accountOn('list-share-code', handler);
    const read = await reading(account.id, (client) => client.listShared());
    expect(read).toMatchObject({ failure: { cause: 'too-large', bytes: 8_000_000 } });
    expect(seen).toHaveLength(1);
    expect(poured.bytes).toBeLessThan(40_000_000); // with what fits into the network's buffers
  });

  it('leaves a generate unconfirmed, never refused', async () => {
    const { account } = await accountOn('generate', flood().handler);
    const start = newStart(account.id);
    await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
    const sent = await until<GenerateOperation>(start.id, ({ state }) => state === 'unconfirmed');
    expect(sent).toMatchObject({ open: 1, failure: { cause: 'too-large' } });
  });

  it('leaves a redeemed code open, never refused', async () => {
    const { account } = await accountOn('use-code', flood().handler);
    const start = newStart(account.id);
    await startRedeem(start, ['K7PQ2XW9']);
    await until<BatchOperation>(start.id, ({ failure }) => failure?.cause === 'too-large');
    expect(await itemsOf(start.id)).toMatchObject([{ outcome: null, out: [{}] }]);
  });
});

describe('a list that turns in circles', () => {
  const kept = async (id: string) => [...fold(new Map(), await allBlocks(id, 'shared')).keys()];

  it.each([
    ['of three pages', () => 1_000_000],
    ['that counts more each time', (count: number) => 1000 + 100 * count],
    ['that counts fewer each time', (count: number) => 1_000_000 - 500 * count],
    ['that counts nothing', () => null],
  ])('is left after three pages without a new code: %s', async (_, total) => {
    let count = 0;
    const { account, seen } = await accountOn('list-share-code', (response, asked, index) => {
      const turn = count++ % 3;
      const items = Array.from({ length: 100 }, (_, at) => ({
        code: `TURN${turn}X${100 + at}`,
        created_at: 1_790_000_000 - turn * 100 - at,
      }));
      result({ items, total_items: total(count) })(response, asked, index);
    });
    await beginSync(account.id);
    for (let steps = 0; steps < 60; steps++) {
      const now = await sharedSync(account.id);
      if (now.head === null && now.round === null) break;
      await step(now);
    }
    expect(await sharedSync(account.id)).toMatchObject({
      ...{ head: null, round: null, cutOff: 'nothing-new' },
    });
    expect(await kept(account.id)).toHaveLength(300);
    expect(seen.length).toBeLessThan(20);
  });
});

it('of any number of status numbers 64 are kept, and of what an earlier version kept', async () => {
  const items = Array.from({ length: 1000 }, (_, at) => ({
    code: `USED${1000 + at}`,
    status: at,
    used_at: 1_790_000_000,
  }));
  const { account } = await accountOn('list-share-code', result({ items, total_items: 1000 }));
  await refresh(account.id);
  const statuses = async () => Object.keys((await getAccount(account.id))?.statuses ?? {});
  expect(await statuses()).toHaveLength(MOST_STATUSES);
  const many = Object.fromEntries(items.map(({ status }) => [status, 'used' as const]));
  await (await database()).put('accounts', { ...account, statuses: many });
  expect(await statuses()).toHaveLength(MOST_STATUSES);
});

it('of a text 500 characters are kept, and that it was longer is known', async () => {
  const items = [{ code: 'A1', forward_to: 'x'.repeat(100_000), used_by: 'y'.repeat(500) }];
  const { account } = await accountOn('list-share-code', result({ items, total_items: 1 }));
  await refresh(account.id);
  const [code] = (await getList(account.id, 'shared'))?.codes ?? [];
  expect(code?.forwardTo).toHaveLength(500);
  expect([code?.forwardTo, code?.usedBy].map((one) => isCut(one ?? ''))).toEqual([true, false]);
});

describe.each([200, 4000, 500_000])('an answer nested %i deep', (levels) => {
  const nested: [string, string][] = [
    ['lists', '['.repeat(levels) + ']'.repeat(levels)],
    ['objects', `${'{"result":'.repeat(levels)}1${'}'.repeat(levels)}`],
    ['errors', `{"success":false,"errors":${'['.repeat(levels)}${']'.repeat(levels)}}`],
  ];
  it.each(nested)('is a failure with words, never an exception: %s', async (_, text) => {
    const { origin } = await stubServer((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(text),
    );
    const account = await addAccount({ url: origin }, 'key', true);
    const ask = (act: Parameters<typeof reading>[1]) => reading(account.id, act);
    const failure = { cause: 'not-this-api', notActed: false };
    const input = { ipsPerCode: 10, count: 1, forwardTo: null };
    expect(await ask((client) => client.listShared())).toMatchObject({ failure });
    expect(await ask((client) => client.generate(input))).toMatchObject({ failure });
    expect(await ask((client) => client.redeem(['A1']))).toMatchObject({ failure });
    expect(await ask((client) => client.revoke(['A1']))).toMatchObject({ failure });
  });
});
