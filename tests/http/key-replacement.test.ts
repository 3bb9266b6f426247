import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { access, reading } from '@/utils/background/accounts/client';
import { lock, setPassphrase } from '@/utils/background/accounts/passphrase';
import { removeAccount } from '@/utils/background/accounts/remove-account';
import { saveAccount } from '@/utils/background/accounts/save-account';
import { startGenerate, startRedeem, startRevoke } from '@/utils/background/operations/create';
import { holdForNewKey, releaseForKey } from '@/utils/background/operations/person';
import { getAccount, putAccount } from '@/utils/database/accounts';
import { getOperation, updateBatch, updateOperation } from '@/utils/database/operations';
import type { SaveAccount } from '@/utils/messages';
import type { Failure } from '@/utils/share-codes/failure';
import type { BatchOperation, GenerateOperation, Operation } from '@/utils/share-codes/operation';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import { addAccount, newStart, outcomesOf, until, withExtension } from './extension';
import { json, stubServer } from './stub-server';

/*
 * A key is replaced while an operation is under way, and nobody knows whose the new one is.
 */

const extension = withExtension();

const EMPTY = { success: true, result: { items: [], total_items: 0, total_pages: 0 } };
const INPUT = { ipsPerCode: 10, count: 1, forwardTo: null };

/** An account on a server that does something at the first request to `path`, before it answers. */
async function accountThat(
  path: string,
  happens: (accountId: string) => Promise<void>,
  answer = json(200, EMPTY),
) {
  let armed: string | null = null;
  const { origin, seen } = await stubServer(async (response, asked, index) => {
    const accountId = armed;
    const strikes = accountId !== null && asked.url.pathname.endsWith(path);
    if (strikes) armed = null;
    if (strikes) await happens(accountId);
    (strikes ? answer : json(200, EMPTY))(response, asked, index);
  });
  const { id } = await addAccount({ url: origin }, 'key');
  armed = id;
  const sent = (to: string) => seen.filter(({ url }) => url.pathname.endsWith(to)).length;
  return { accountId: id, sent };
}

/** Begins an operation and, before the runner sees it, puts it where the test wants it. */
async function startAs(
  lane: string,
  start: ReturnType<typeof newStart>,
  first: () => Promise<unknown>,
  more: Partial<GenerateOperation> | Partial<BatchOperation>,
): Promise<void> {
  await navigator.locks.request(`${start.accountId}/${lane}`, async () => {
    await first();
    await updateOperation<Operation>(start.id, (stored) => ({ ...stored, ...more }) as Operation);
  });
}

/** Once what runs in a lane has come to rest. */
const rest = (lane: string, accountId: string) =>
  navigator.locks.request(`${accountId}/${lane}`, () => {});

const BASELINE = {
  codes: [],
  newestCreatedAt: null,
  complete: true,
  tied: false,
  balance: null,
  serverTime: null,
};

it('a generate that reads its baseline is not sent with the new key', async () => {
  const { accountId, sent } = await accountThat('list-share-code', holdForNewKey);
  const start = newStart(accountId);
  await startGenerate(start, INPUT);
  await until(start.id, ({ hold }) => hold === 'whose-key');
  await rest('generate', accountId);
  expect(sent('generate')).toBe(0);
  expect(await getOperation(start.id)).toMatchObject({ state: 'accepted', hold: 'whose-key' });
});

it.each([
  ['fails', json(403, { success: false, message: 'no' })],
  ['shows nothing', json(200, EMPTY)],
] as const)('a generate waits for the person though a look under way %s', async (_, answer) => {
  const { accountId } = await accountThat('list-share-code', holdForNewKey, answer);
  const start = newStart(accountId);
  const sent = { state: 'unconfirmed', baseline: BASELINE, sentAt: Date.now() } as const;
  await startAs('generate', start, () => startGenerate(start, INPUT), sent);
  await until(start.id, ({ hold }) => hold === 'whose-key');
  await rest('generate', accountId);
  expect(await getOperation(start.id)).toMatchObject({ hold: 'whose-key', tries: 0 });
});

it("a revoke takes no list that may be another account's for its own", async () => {
  const { accountId } = await accountThat('list-share-code', holdForNewKey);
  const start = newStart(accountId);
  await navigator.locks.request(`${accountId}/batches`, async () => {
    await startRevoke(start, [{ code: 'A1', status: 1, ips: 10 }]);
    await updateBatch(start.id, 0, ({ operation, batch }) => ({
      operation: { ...operation, baseline: { usedCodes: [], newestUsedAt: null, balance: null } },
      batch: { ...batch, phase: 'sent' },
    }));
  });
  await until(start.id, ({ hold }) => hold === 'whose-key');
  await rest('batches', accountId);
  expect(await outcomesOf(start.id)).toEqual({ A1: 'open' });
});

it('a redeem that waits for the person is not let go by saving that key once more', async () => {
  const { accountId, sent } = await accountThat('nothing', async () => {});
  const start = newStart(accountId);
  const failure: Failure = { cause: 'bad-key', notActed: true, status: 401, words: [] };
  const held = { hold: 'whose-key', dueAt: null, failure } as const;
  await startAs('batches', start, () => startRedeem(start, ['A1']), held);
  await releaseForKey(accountId);
  expect(await getOperation(start.id)).toMatchObject(held);
  expect(sent('use-code')).toBe(0);
});

it('a key is not called refused for what was said of the one before', async () => {
  const slot = (id: string) => `key:${id}`;
  const { origin } = await stubServer(async (response, asked, index) => {
    const isOld = (asked.headers['api-key'] ?? asked.url.searchParams.get('api-key')) === 'old';
    if (isOld && index === 1) await fakeBrowser.storage.local.set({ [slot(id)]: 'new' });
    json(isOld ? 401 : 200, EMPTY)(response, asked, index);
  });
  const { id } = await addAccount({ url: origin }, 'old', true);
  const read = await reading(id, (client) => client.listShared());
  expect(read.ok).toBe(true);
  expect((await getAccount(id))?.keyState).toBe('accepted');
});

it('no server gets the key of another, wherever an account that moves there is cut off', async () => {
  const other = await startLocalServer();
  const { account, server } = extension;
  const before = server.requests.length;
  const set = fakeBrowser.storage.local.set;
  fakeBrowser.storage.local.set = () => Promise.reject(new Error('killed'));
  await expect(saveAccount(moved(account.id, other), async () => {})).rejects.toThrow('killed');
  expect((await getAccount(account.id))?.server.origin).toBe(other.url);
  fakeBrowser.storage.local.set = set;
  other.requests.length = 0;
  expect(await access(account.id)).toEqual({ ok: false, failure: { cause: 'no-key' } });
  expect([server.requests.length, other.requests.length]).toEqual([before, 0]);
  await other.close();
});

it.each([
  ['the keys are locked', () => lock(), 'locked'],
  ['the account is removed', (id: string) => removeAccount(id), 'account-changed'],
])('a save changes nothing where meanwhile %s', async (_, happens, cause) => {
  const { account } = extension;
  const keys = () => fakeBrowser.storage.local.get(`key:${account.id}`);
  await setPassphrase('correct horse battery');
  let before: unknown;
  const { origin } = await stubServer(async (response, asked, index) => {
    if (index === 0) {
      await happens(account.id);
      before = [await keys(), await getAccount(account.id)];
    }
    json(200, EMPTY)(response, asked, index);
  });
  const hold = vi.fn();
  const draft = moved(account.id, { url: origin, key: 'new' });
  expect(await saveAccount(draft, hold)).toMatchObject({ failure: { cause } });
  expect([await keys(), await getAccount(account.id)]).toEqual(before);
  expect(hold).not.toHaveBeenCalled();
});

it('of two saves that cross, the one that has tested the server before fails', async () => {
  const { account, server } = extension;
  const other = await startLocalServer();
  server.setFaults({ fault: 'delay', ms: 300, on: 'list-share-code' });
  const stays = saveAccount({ ...moved(account.id, server), key: null }, async () => {});
  expect(await saveAccount(moved(account.id, other), async () => {})).toMatchObject({ ok: true });
  expect(await stays).toMatchObject({ failure: { cause: 'account-changed' } });
  expect((await getAccount(account.id))?.server.origin).toBe(other.url);
  expect((await reading(account.id, (client) => client.listShared())).ok).toBe(true);
  await other.close();
});

it('once the keys are locked, a read that waits for its next try is given up', async () => {
  const { account, server } = extension;
  await setPassphrase('correct horse battery');
  server.setFaults({ fault: 'answer', status: 429, retryAfter: 1 });
  server.requests.length = 0;
  const read = reading(account.id, (client) => client.listShared());
  await expect.poll(() => server.requests.length).toBe(1);
  await lock();
  expect(await read).toMatchObject({ failure: { cause: 'locked' } });
  expect(server.requests.length).toBe(1);
});

it('hosts that no account needs any more are given back, and no others', async () => {
  const hosts = ['a', 'b', 'gone', 'required'].map((host) => `https://${host}.example/*`);
  const origins = [...hosts, '<all_urls>', 'https://*/*'];
  const remove = vi.fn();
  Object.assign(fakeBrowser.permissions, { getAll: async () => ({ origins }), remove });
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ host_permissions: ['https://required.example/*'] }),
  });
  for (const [id, origin] of [
    ['1', 'https://a.example:8443'],
    ['2', 'https://a.example:9443'],
    ['3', 'https://b.example'],
  ] as const)
    await putAccount({ ...extension.account, id, server: { name: 'custom', origin } });
  await removeAccount('1');
  expect(remove.mock.calls).toEqual([[{ origins: ['https://gone.example/*'] }]]);
});

const moved = (accountId: string, { url, key }: Pick<LocalServer, 'url' | 'key'>): SaveAccount => ({
  type: 'save-account',
  accountId,
  name: '',
  server: 'custom',
  address: url,
  key,
  untested: false,
});
