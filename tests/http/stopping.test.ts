import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerPassphrase } from '@/utils/background/lock';
import { startGenerate, startRedeem } from '@/utils/background/operations/create';
import { checkNow } from '@/utils/background/operations/person';
import { answer } from '@/utils/background/router';
import { refresh } from '@/utils/background/sync/refresh';
import { startSync } from '@/utils/background/sync/sync';
import { database } from '@/utils/database/database';
import { getOperation } from '@/utils/database/operations';
import { getSync } from '@/utils/database/syncs';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import { addAccount, newStart, outcomesOf, until, withExtension } from './extension';
import { json, type Seen, stubServer } from './stub-server';

/*
 * Lock and Remove in the middle of what is under way: what has left ends, and no further request leaves.
 */

const WORDS = 'correct horse battery staple';
const INPUT = { ipsPerCode: 10, count: 1, forwardTo: null };

const extension = withExtension();

const sender = () =>
  ({ id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/popup.html') }) as never;
const say = (message: object) => answer(message, sender());

const lock = () => answerPassphrase({ type: 'lock' });
const unlock = () => answerPassphrase({ type: 'unlock', passphrase: WORDS });

/** What a person does in the middle, and why nothing goes on then. */
const ENDS = [
  { what: 'Lock', end: lock, cause: 'locked' },
  {
    what: 'Remove',
    end: (id: string) => say({ type: 'remove-account', accountId: id }),
    cause: 'no-account',
  },
];

/** An account on a server whose list has no end and no order; something is done when a request of a kind arrives. */
async function endlessAccount() {
  let made = 0;
  let when: { path: string; count: number; act: () => Promise<unknown> } | null = null;
  const { origin, seen } = await stubServer(async (response, asked, index) => {
    const path = nameOf(asked);
    if (when?.path === path && --when.count === 0) await when.act();
    const items = Array.from({ length: 100 }, () => ({
      code: `CODE${String(made++).padStart(6, '0')}`,
      created_at: 1_790_000_000 + ((made * 7919) % 100_000),
    }));
    const result =
      path === 'generate' ? { codes: [{ code: `NEW${made++}` }] } : { items, total_items: 1e6 };
    json(200, { success: true, result })(response, asked, index);
  });
  const account = await addAccount({ url: origin }, crypto.randomUUID(), true);
  await answerPassphrase({ type: 'set-passphrase', passphrase: WORDS });
  seen.length = 0;
  const at = (path: string, count: number, act: () => Promise<unknown>) => {
    when = { path, count, act };
  };
  return { account, seen, at };
}

const nameOf = ({ url }: Seen) => url.pathname.split('/').at(-1) ?? '';

/** Runs what was begun until it is over, and returns how many requests have arrived since the person's word. */
async function requestsSince(
  server: Awaited<ReturnType<typeof endlessAccount>>,
  path: string,
  count: number,
  end: (id: string) => Promise<unknown>,
  begin: (account: Account) => Promise<unknown>,
): Promise<string[]> {
  const { account, seen, at } = server;
  let before = Number.NaN;
  at(path, count, async () => {
    await end(account.id);
    before = seen.length;
  });
  await begin(account);
  await expect.poll(() => before).not.toBeNaN();
  return seen.slice(before).map(nameOf);
}

describe.each(ENDS)('after $what', ({ end, cause }) => {
  it('a list that is read page by page is read no further', async () => {
    const server = await endlessAccount();
    const { account } = server;
    const since = await requestsSince(server, 'list-share-code', 3, end, async () => {
      const start = newStart(account.id);
      await startGenerate(start, INPUT); // reads what is there before, on many pages
      await expect
        .poll(async () => (await getOperation(start.id))?.hold ?? 'gone')
        .toBe(cause === 'locked' ? 'locked' : 'gone');
    });
    expect(since).toEqual([]);
    expect(server.seen.map(nameOf)).not.toContain('generate');
  });

  it('the whole lists are read no further', async () => {
    const server = await endlessAccount();
    const { account, seen } = server;
    const since = await requestsSince(server, 'list-share-code', 2, end, () =>
      startSync(account.id),
    );
    const stopped = async () => {
      const sync = await getSync(account.id, 'shared');
      return sync === null || sync.failure?.cause === 'locked';
    };
    await expect.poll(stopped).toBe(true);
    // The other list may have sent its one request before.
    expect(since.filter((path) => path === 'list-share-code')).toEqual([]);
    const sent = seen.length;
    await startSync(account.id);
    expect(await refresh(account.id)).toMatchObject({ ok: false, failure: { cause } });
    expect(seen).toHaveLength(sent);
  });

  it('"Save and test" asks no further, and stores nothing', async () => {
    const server = await endlessAccount();
    const { account, seen, at } = server;
    let before = Number.NaN;
    at('list-share-code', 1, async () => {
      await end(account.id);
      before = seen.length;
    });
    const saved = await say({
      type: 'save-account',
      accountId: account.id,
      name: 'Other',
      server: 'custom',
      address: account.server.origin,
      key: 'another key',
      untested: false,
    });
    expect(saved).toMatchObject({
      failure: { cause: cause === 'locked' ? 'locked' : 'account-changed' },
    });
    expect(seen.slice(before)).toEqual([]);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('another key');
  });

  it('nothing leaves that was committed and is about to', async () => {
    const { account, seen } = await endlessAccount();
    const start = newStart(account.id);
    const get = fakeBrowser.storage.local.get;
    let isOver = false;
    // The key is looked at for the last time when the journal says "sent".
    fakeBrowser.storage.local.get = (async (what: never) => {
      if (!isOver && (await getOperation(start.id))?.state === ('sent' as never)) {
        isOver = true;
        await end(account.id);
      }
      return get(what);
    }) as typeof get;
    await startGenerate(start, INPUT);
    await expect.poll(() => isOver).toBe(true);
    fakeBrowser.storage.local.get = get;
    await expect
      .poll(async () => (await getOperation(start.id))?.hold ?? 'gone')
      .toBe(cause === 'locked' ? 'locked' : 'gone');
    expect(seen.map(nameOf)).not.toContain('generate');
    if (cause !== 'locked') return;
    await unlock();
    const done = await until<GenerateOperation>(start.id, ({ codes }) => codes.length > 0);
    expect(done.codes).toHaveLength(1);
    expect(seen.filter((one) => nameOf(one) === 'generate')).toHaveLength(1);
  });
});

describe('what has left before', () => {
  it('Lock is committed, and the code is the person’s', async () => {
    const server = await endlessAccount();
    const start = newStart(server.account.id);
    const since = await requestsSince(server, 'generate', 1, lock, async () => {
      await startGenerate(start, INPUT);
      await until<GenerateOperation>(start.id, ({ codes }) => codes.length > 0);
      await checkNow(start.id);
      await expect.poll(async () => (await getOperation(start.id))?.hold).toBe('locked');
    });
    expect(since).toEqual([]);
  });

  it('Lock is committed of a redeem, too', async () => {
    const { server, account } = extension;
    const codes = server.books.add(2, { maker: 'other@seller.example' }).map(({ code }) => code);
    await answerPassphrase({ type: 'set-passphrase', passphrase: WORDS });
    server.setFaults({ fault: 'delay', ms: 300, on: 'use-code', when: 'after' });
    const start = newStart(account.id);
    await startRedeem(start, codes);
    const sent = () => server.requests.filter(({ path }) => path.endsWith('/use-code')).length;
    await expect.poll(sent).toBe(1);
    await lock();
    const before = server.requests.length;
    await until<BatchOperation>(start.id, ({ counts }) => counts.redeemed === 2);
    expect(server.requests.length).toBe(before);
    expect(Object.values(await outcomesOf(start.id))).toEqual(['redeemed', 'redeemed']);
  });

  it('Remove is discarded', async () => {
    const server = await endlessAccount();
    const { account } = server;
    const start = newStart(account.id);
    const remove = () => say({ type: 'remove-account', accountId: account.id });
    const since = await requestsSince(server, 'generate', 1, remove, () =>
      startGenerate(start, INPUT),
    );
    expect(since).toEqual([]);
    const db = await database();
    const left = async () => {
      const stores = [...db.objectStoreNames].filter((name) => name !== 'settings');
      const all = await Promise.all(stores.map((name) => db.getAll(name)));
      return JSON.stringify(all.flat()).includes(account.id);
    };
    await expect.poll(left).toBe(false);
    await refresh(extension.account.id); // long enough for what is still on its way
    expect(await left()).toBe(false);
  });
});
