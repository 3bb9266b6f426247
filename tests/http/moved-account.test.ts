import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveAccount } from '@/utils/background/accounts/save-account';
import {
  revokeSurplus,
  startGenerate,
  startRedeem,
  startRevoke,
} from '@/utils/background/operations/create';
import {
  cancel,
  checkNow,
  holdForNewKey,
  pause,
  resume,
} from '@/utils/background/operations/person';
import { refresh } from '@/utils/background/sync/refresh';
import { step } from '@/utils/background/sync/steps';
import { getAccount, patchAccount } from '@/utils/database/accounts';
import { allBlocks } from '@/utils/database/blocks.fixture';
import { getList, putList } from '@/utils/database/lists';
import { listNotes, putNote } from '@/utils/database/notes';
import { getOperation } from '@/utils/database/operations';
import { revokedCodes } from '@/utils/database/own-acts';
import { getSync, updateSync } from '@/utils/database/syncs';
import type { BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import {
  addAccount,
  beginSync,
  newStart,
  outcomesOf,
  sharedSync,
  until,
  withExtension,
} from './extension';
import { json, stubServer } from './stub-server';

/*
 * An account is moved to another server: what was read from the one before goes, and what was begun there stops.
 */

const extension = withExtension(250);
let other: LocalServer;
beforeEach(async () => {
  other = await startLocalServer({ codes: 3 });
});
afterEach(() => other.close());

const id = () => extension.account.id;
const old = () => extension.account.server.origin;

async function move(to: Pick<LocalServer, 'url' | 'key'>, accountId = id()): Promise<void> {
  const draft = { type: 'save-account', accountId, name: '', server: 'custom' } as const;
  const saved = await saveAccount(
    { ...draft, address: to.url, key: to.key, untested: true },
    holdForNewKey,
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure));
}

const sync = () => sharedSync(id());
const startSync = () => beginSync(id());
const begin = () => newStart(id());
const INPUT = { ipsPerCode: 10, count: 1, forwardTo: null };

/** A redeem of which nothing is sent yet when the account moves. */
const redeemAndMove = (start: ReturnType<typeof begin>) =>
  navigator.locks.request(`${id()}/batches`, async () => {
    await startRedeem(start, ['A1']);
    await move(other);
  });

const rest = (lane: string) => navigator.locks.request(`${id()}/${lane}`, () => {});

it('what was read from the server before goes, and what the person wrote stays', async () => {
  await refresh(id());
  await startSync();
  await step(await sync());
  await patchAccount(id(), {
    statuses: { 1: 'unused' },
    balance: { ips: 7, at: 1 },
    lag: 63_000,
  });
  await putNote({ accountId: id(), code: 'A1', text: 'for Ann', at: 1 });
  await move(other);
  expect(await getList(id(), 'shared')).toBeNull();
  expect(await getList(id(), 'used')).toBeNull();
  expect(await allBlocks(id(), 'shared')).toEqual([]);
  expect(await getSync(id(), 'shared')).toBeNull();
  expect(await getAccount(id())).toMatchObject({
    statuses: {},
    balance: null,
    identity: null,
    lag: 0,
  });
  expect(await listNotes(id())).toHaveLength(1);
});

it('an answer that comes from it afterwards is thrown away', async () => {
  let accountId = '';
  const { origin } = await stubServer(async (response, asked, index) => {
    const strikes = accountId !== '' && asked.url.pathname.endsWith('list-share-code');
    if (strikes) await move(other, accountId);
    const items = [{ code: 'OLD1', number_ip: 5, status: 1 }];
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const told = { success: true, result: { items, total_items: 1 } };
    json(200, told, { date })(response, asked, index);
  });
  const account = await addAccount({ url: origin }, 'key', true);
  accountId = account.id;
  expect(await refresh(account.id)).toMatchObject({ failure: { cause: 'account-changed' } });
  expect(await getList(account.id, 'shared')).toBeNull();
  expect(await getAccount(account.id)).toMatchObject({ serverAhead: 0 });
});

it('nothing of it is stored for the new one, however late it comes', async () => {
  await refresh(id());
  const list = await getList(id(), 'shared');
  await startSync();
  await move(other);
  if (list) await putList(list, old());
  await startSync();
  const read = { codes: list?.codes ?? [], gone: [], from: old() };
  await updateSync(id(), 'shared', (now) => now && { ...now, completeAt: 1 }, read);
  await patchAccount(id(), { statuses: { 9: 'used' } }, old());
  expect(await getList(id(), 'shared')).toBeNull();
  expect(await allBlocks(id(), 'shared')).toEqual([]);
  expect((await sync()).completeAt).toBeNull();
  expect((await getAccount(id()))?.statuses).toEqual({});
});

it('how far the old list was read counts nothing for the new one', async () => {
  await startSync();
  await step(await sync());
  const before = await sync(); // the second page is next
  await move(other);
  await startSync();
  const round = before.round && { ...before.round, at: 1 }; // the clock is not ours to turn
  await step({ ...before, round });
  await step({ ...before, round: round && { ...round, ended: true } });
  expect(await sync()).toMatchObject({ round: { page: 1 }, completeAt: null });
});

it('what is not settled stops and says so; nothing of it is sent to the new server', async () => {
  extension.server.setFaults({ fault: 'hang', on: 'generate' });
  const [made, sold] = [begin(), begin()];
  const held = { hold: 'moved', begunOn: old(), open: 1 };
  await startGenerate(made, INPUT);
  await until<GenerateOperation>(made.id, ({ state }) => state === 'sent');
  await redeemAndMove(sold);
  for (const { id } of [made, sold]) {
    await checkNow(id);
    await pause(id);
  }
  await holdForNewKey(id());
  await rest('batches');
  expect(await getOperation(made.id)).toMatchObject(held);
  expect(await getOperation(sold.id)).toMatchObject(held);
  expect(other.requests).toEqual([]);
});

it('goes on once the person says that it is the same server', async () => {
  const start = begin();
  await redeemAndMove(start);
  await rest('batches');
  await resume(start.id);
  expect(await until(start.id)).not.toHaveProperty('begunOn');
  expect(other.requests.filter(({ method }) => method === 'POST')).not.toEqual([]);
});

it('once cancelled, nothing of it is looked for on the new server', async () => {
  const { books } = extension.server;
  const codes = books.add(101, { maker: 'other@seller.example' }).map(({ code }) => code);
  extension.server.setFaults([{ fault: 'cut', on: 'use-code' }, { fault: 'close' }]);
  const start = begin();
  const sent = until(start.id, ({ tries }) => tries === 1);
  await startRedeem(start, codes);
  await sent;
  await move(other);
  await cancel(start.id);
  const done = await until<BatchOperation>(start.id);
  const { unclear, 'not-sent': notSent } = done.counts;
  expect(unclear).toBeGreaterThan(0);
  expect(notSent).toBeGreaterThan(0);
  expect(unclear + notSent).toBe(101);
  expect(done).toMatchObject({ begunOn: old(), balanceAfter: null });
  await rest('batches');
  expect(other.requests).toEqual([]);
});

it('an answer that comes after that is taken in', async () => {
  const { books } = extension.server;
  const [code = ''] = books.add(1, { maker: 'other@seller.example' }).map(({ code }) => code);
  extension.server.setFaults([
    { fault: 'delay', ms: 500, when: 'after', on: 'use-code' },
    { fault: 'batch-shape', shape: 'strings' },
  ]);
  const start = begin();
  await startRedeem(start, [code]);
  const hasSent = () => extension.server.requests.some(({ method }) => method === 'POST');
  await expect.poll(hasSent).toBe(true);
  await move(other);
  await cancel(start.id);
  await until(start.id);
  expect(await outcomesOf(start.id)).toEqual({ [code]: 'redeemed' });
  await rest('batches');
  expect(other.requests).toEqual([]);
});

it('is asked about once more where the account comes back, which knows what it did there', async () => {
  const [code] = extension.server.books.add(1, { maker: 'main@reseller.example' });
  const revoke = begin();
  await startRevoke(revoke, [{ code: code?.code ?? '', status: 1, ips: 10 }]);
  await until(revoke.id);
  const start = begin();
  await redeemAndMove(start);
  expect(await revokedCodes(id())).toEqual(new Set());
  await move({ url: old(), key: extension.server.key });
  expect(await getOperation(start.id)).toMatchObject({ hold: 'whose-key' });
  expect(await getOperation(start.id)).not.toHaveProperty('begunOn');
  expect(await revokedCodes(id())).toEqual(new Set([code?.code]));
});

it('surplus codes of the server before are not revoked on the new one', async () => {
  extension.server.setFaults({ fault: 'makes', change: 1 });
  const start = begin();
  await startGenerate(start, INPUT);
  const done = await until<GenerateOperation>(start.id);
  expect(done.surplus).toHaveLength(1);
  await move(other);
  await revokeSurplus(start.id);
  expect(await getOperation(`${start.id}-surplus`)).toBeNull();
});
