import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveAccount } from '@/utils/background/accounts/save-account';
import { answerPassphrase } from '@/utils/background/lock';
import { startGenerate, startRedeem } from '@/utils/background/operations/create';
import { cancel, releaseForKey } from '@/utils/background/operations/person';
import { ALARM } from '@/utils/background/schedule';
import { redeemSelection } from '@/utils/background/selection';
import { refresh } from '@/utils/background/sync/refresh';
import { startSync } from '@/utils/background/sync/sync';
import { getAccount } from '@/utils/database/accounts';
import { getList } from '@/utils/database/lists';
import { openOperations } from '@/utils/database/operations';
import { getSettings } from '@/utils/database/settings';
import { getSync } from '@/utils/database/syncs';
import type { BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import { makeKnown } from '../browsers/sell';
import { newStart, outcomesOf, until, withExtension } from './extension';

const WORDS = 'correct horse battery staple';

const extension = withExtension();
beforeEach(async () => {
  await answerPassphrase({ type: 'set-passphrase', passphrase: WORDS });
  await answerPassphrase({ type: 'lock' });
  extension.server.requests.length = 0;
});

const begin = () => newStart(extension.account.id);
const isHeld = ({ hold }: { hold: string | null }) => hold === 'locked';
const unlock = () => answerPassphrase({ type: 'unlock', passphrase: WORDS });
const requests = () => extension.server.requests;

/** The account has learnt what its codes look like, and is locked again. */
async function knowCodes(): Promise<void> {
  makeKnown(extension.server);
  await unlock();
  await refresh(extension.account.id);
  await answerPassphrase({ type: 'lock' });
  requests().length = 0;
}

it('makes a redeem wait, without a request and without an alarm, and lets it go on', async () => {
  const { books } = extension.server;
  const [code] = books.add(1, { maker: 'other@seller.example' });
  const start = begin();
  await startRedeem(start, [code?.code ?? '']);
  const held = await until<BatchOperation>(start.id, isHeld);
  expect(held.failure).toEqual({ cause: 'locked' });
  expect(requests()).toEqual([]);
  await expect.poll(() => fakeBrowser.alarms.get(ALARM)).toBeUndefined();

  expect(await unlock()).toEqual({ ok: true, value: null });
  expect((await until<BatchOperation>(start.id)).state).toBe('done');
  expect(Object.values(await outcomesOf(start.id))).toEqual(['redeemed']);
});

it.each([
  { whose: "another's", own: false, word: 'redeemed' },
  { whose: "the account's own", own: true, word: 'not-sent' },
])('looks only when unlocked whether a selected code is its own: $whose', async (one) => {
  const { account, server } = extension;
  await knowCodes();
  const maker = one.own ? server.books.accounts[0].email : 'other@seller.example';
  const [code] = server.books.add(1, { maker, code: 'K7PQ2XW9' });
  await redeemSelection({ selectionText: code?.code } as never, undefined);
  const [started] = await openOperations();
  const id = started?.id ?? '';
  expect(started).toMatchObject({ accountId: account.id, source: 'menu', kind: 'redeem' });
  await until(id, isHeld);
  expect(requests()).toEqual([]);
  await unlock();
  expect((await until<BatchOperation>(id)).state).toBe('done');
  expect(Object.values(await outcomesOf(id))).toEqual([one.word]);
  expect(requests().filter(({ method }) => method !== 'GET')).toHaveLength(one.own ? 0 : 1);
});

it('makes a generate wait and sends it once', async () => {
  const start = begin();
  await startGenerate(start, { ipsPerCode: 10, count: 2, forwardTo: null });
  await until<GenerateOperation>(start.id, isHeld);
  expect(requests()).toEqual([]);
  await unlock();
  const done = await until<GenerateOperation>(start.id);
  expect(done).toMatchObject({ state: 'done', codes: { length: 2 } });
  expect(requests().filter(({ path }) => path.endsWith('/generate'))).toHaveLength(1);
});

it('lets go of what waits when the person does not want it any more', async () => {
  const start = begin();
  await startRedeem(start, ['K7PQ2XW9']);
  await until<BatchOperation>(start.id, isHeld);
  await cancel(start.id);
  await unlock();
  expect((await until<BatchOperation>(start.id)).state).toBe('cancelled');
});

it('makes lists wait quietly, and brings them up to date afterwards', async () => {
  const { id } = extension.account;
  expect(await refresh(id)).toMatchObject({ failure: { cause: 'locked' } });
  await startSync(id);
  await expect
    .poll(async () => (await getSync(id, 'shared'))?.failure)
    .toEqual({ cause: 'locked' });
  expect(requests()).toEqual([]);
  await unlock();
  await expect.poll(async () => (await getSync(id, 'shared'))?.completeAt).not.toBeNull();
});

it('asks to be unlocked before a key is saved, and keeps the one that is there', async () => {
  const { account, server } = extension;
  const draft = {
    type: 'save-account',
    accountId: account.id,
    name: 'Another name',
    server: 'custom',
    address: server.url,
    key: server.secondKey,
    untested: true,
  } as const;
  const save = () => saveAccount(draft, async () => {});
  expect(await save()).toMatchObject({ failure: { cause: 'locked' } });
  expect(await getAccount(account.id)).toEqual(account);
  await unlock();
  expect(await save()).toMatchObject({ ok: true });
  expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(server.secondKey);
});

it('forgotten costs the key alone: what waited goes on with a new one', async () => {
  const { account, server } = extension;
  const [code] = server.books.add(1, { maker: 'other@seller.example' });
  await unlock();
  await refresh(account.id);
  await answerPassphrase({ type: 'lock' });
  const start = begin();
  await startRedeem(start, [code?.code ?? '']);
  await until<BatchOperation>(start.id, isHeld);

  await answerPassphrase({ type: 'forget-keys' });
  await until<BatchOperation>(start.id, ({ hold }) => hold === 'key');
  expect(await getAccount(account.id)).toMatchObject({ name: account.name, keyState: 'missing' });
  expect(await getList(account.id, 'shared')).not.toBeNull();
  expect((await getSettings()).lock).toBe('off');

  const { name } = account;
  const saved = await saveAccount(
    {
      ...{ type: 'save-account', accountId: account.id, name, server: 'custom' },
      ...{ address: server.url, key: server.key, untested: false },
    },
    async () => {},
  );
  expect(saved).toMatchObject({ ok: true, value: { same: true } });
  await releaseForKey(account.id);
  expect((await until<BatchOperation>(start.id)).state).toBe('done');
});
