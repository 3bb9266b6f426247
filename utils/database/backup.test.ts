import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { deleteAccount, putAccount } from './accounts';
import { makeBackup, restoreBackup } from './backup';
import { historyOf } from './code-history';
import { closeDatabase, database } from './database';
import { knownCodes } from './known-codes';
import { listNotes, putNote } from './notes';
import { addOperation, listOperations, openOperations } from './operations';
import { revokedCodes } from './own-acts';
import { ownCodesReader } from './own-codes';
import { allPast, listPast } from './past-operations';
import * as whole from './records.fixture';

const account: Account = {
  id: 'a',
  name: 'Ann',
  server: { name: 'sandbox', origin: 'https://sandbox.example' },
  keyTail: '1234',
  keyState: 'accepted',
  placement: 'header',
  identity: null,
  balance: null,
  statuses: {},
  createdAt: 1,
};
const revoke: BatchOperation = {
  id: 'r',
  accountId: 'a',
  source: 'codes',
  kind: 'revoke',
  state: 'done',
  createdAt: 5,
  settledAt: 9,
  seen: true,
  dueAt: null,
  hold: null,
  failure: null,
  tries: 0,
  total: 1,
  counts: { redeemed: 0, revoked: 1, 'already-yours': 0, refused: 0, 'not-sent': 0, unclear: 0 },
  cursor: 1,
  batches: 1,
  baseline: null,
  ipsChanged: 10,
  balanceAfter: null,
};
const batch = {
  operationId: 'r',
  index: 0,
  items: [{ code: 'AB12', outcome: { word: 'revoked', ips: 10 } as const }],
  groups: [],
  phase: 'waiting' as const,
  reasons: {},
  patience: { waited: 0, lookedAt: null },
};

async function startOver(): Promise<void> {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
}

describe('a backup', () => {
  beforeEach(async () => {
    await startOver();
    await putAccount(account);
    await putNote({ accountId: 'a', code: 'AB12', text: 'for Ann', at: 1 });
    await addOperation(revoke, [batch]);
  });

  it('brings notes and history back, also to another browser and account', async () => {
    const backup = await makeBackup('a');
    await startOver();
    await putAccount({ ...account, id: 'b' });
    expect(await restoreBackup('b', backup)).toEqual({ notes: 1, operations: 1 });
    expect((await listNotes('b')).map(({ text }) => text)).toEqual(['for Ann']);
    expect(await historyOf('b', 'AB12')).toMatchObject([{ outcome: { word: 'revoked' } }]);
  });

  it('brings nothing back to an account that was removed', async () => {
    const backup = await makeBackup('a');
    await deleteAccount('a');
    await restoreBackup('a', backup);
    expect(await listNotes('a')).toEqual([]);
    expect(await allPast('a')).toEqual([]);
  });

  it('leaves what is there already as it is', async () => {
    const backup = await makeBackup('a');
    await putNote({ accountId: 'a', code: 'AB12', text: 'newer', at: 2 });
    expect(await restoreBackup('a', backup)).toEqual({ notes: 0, operations: 0 });
    expect((await listNotes('a')).map(({ text }) => text)).toEqual(['newer']);
  });

  it.each(['', 'text', '{}', '[]', '{"product":"share-code-manager","version":2}'])(
    'is not %j',
    async (text) => {
      expect(await restoreBackup('a', text)).toBeNull();
    },
  );
});

describe('a crafted backup', () => {
  const AHEAD = Date.now() + 1000 * 24 * 60 * 60 * 1000;
  const sold = { ...whole.list.codes[0], code: 'SOLD1111', createdAt: AHEAD, usedAt: AHEAD };
  const generate = {
    ...whole.generate,
    id: 'x',
    state: 'done',
    createdAt: AHEAD,
    settledAt: AHEAD,
    sentAt: AHEAD,
    acted: { from: 0, to: AHEAD },
    seen: false,
    surplusKept: undefined,
    codes: [sold],
    surplus: [{ ...sold, code: 'SOLD2222' }],
    possible: [{ ...sold, code: 'SOLD3333' }],
  };
  const note = { code: 'SOLD1111', text: 'for Ann', at: AHEAD };
  const good = { product: 'share-code-manager', version: 1, notes: [note], batches: [batch] };
  const file = (changes: object) =>
    JSON.stringify({
      ...good,
      operations: [generate, { ...revoke, open: 1, dueAt: 0 }],
      ...changes,
    });
  const nothing = async () => {
    const db = await database();
    const counts = await Promise.all(
      (['notes', 'operations', 'batches', 'acts', 'past'] as const).map((name) => db.count(name)),
    );
    expect(counts).toEqual([0, 0, 0, 0, 0]);
  };

  beforeEach(async () => {
    await startOver();
    await putAccount(account);
  });

  it('begins, opens and claims nothing, and nothing takes it for evidence', async () => {
    expect(await restoreBackup('a', file({}))).toEqual({ notes: 1, operations: 2 });
    expect(await listOperations('a', 9)).toEqual([]);
    expect(await openOperations()).toEqual([]);
    expect(await knownCodes('a')).toEqual([]);
    expect([...(await revokedCodes('a'))]).toEqual([]);
    for (const { operation } of await allPast('a')) {
      expect(operation).not.toHaveProperty('open');
      expect(operation).toMatchObject({ seen: true, dueAt: null, hold: null, baseline: null });
      expect(operation).not.toHaveProperty('acted');
      if (operation.kind !== 'generate') continue;
      expect(operation).toMatchObject({ state: 'done', surplus: [], possible: [] });
    }
  });

  it('is asked about all the same before a code that it names is redeemed', async () => {
    await restoreBackup('a', file({}));
    const { isOwn } = await ownCodesReader('a')();
    expect([isOwn('SOLD1111'), isOwn('SOLD2222')]).toEqual([true, false]);
  });

  it('tells of nothing later than now but when a code expires', async () => {
    const before = Date.now();
    const expiresAt = AHEAD + 1;
    await restoreBackup(
      'a',
      file({ operations: [{ ...generate, codes: [{ ...sold, expiresAt }] }, revoke] }),
    );
    const [newest, older] = await listPast('a', 9);
    if (newest?.operation.kind !== 'generate') throw new Error('not the one');
    const { createdAt, settledAt, sentAt, codes } = newest.operation;
    const times = [newest.at, createdAt, settledAt, sentAt, codes[0]?.createdAt, codes[0]?.usedAt];
    for (const at of times) expect(at).toBe(newest.at);
    expect(newest.at).toBeGreaterThanOrEqual(before);
    expect(newest.at).toBeLessThanOrEqual(Date.now());
    expect(codes[0]?.expiresAt).toBe(expiresAt);
    expect((await listNotes('a'))[0]?.at).toBe(newest.at);
    expect(older?.at).toBe(5);
  });

  it('puts no words of its own beside those of the program', async () => {
    const reason = { cause: 'server', words: ['a'.repeat(5000)] };
    const items = [{ code: 'AB12', outcome: { word: 'refused', reason } }];
    const input = { ...whole.generate.input, forwardTo: 'ann\u202Eelpmaxe@' };
    await restoreBackup(
      'a',
      file({ operations: [{ ...generate, input }, revoke], batches: [{ ...batch, items }] }),
    );
    const [made, done] = await listPast('a', 9);
    expect(made?.operation).toMatchObject({ input: { forwardTo: null } });
    expect(done?.items).toEqual([
      { code: 'AB12', outcome: { word: 'refused', reason: { cause: 'none-given' } } },
    ]);
    expect(done?.operation).toMatchObject({ total: 1, counts: { refused: 1, revoked: 0 } });
  });

  const NESTED = [200, 4000, 1_000_000].flatMap((levels) => [
    ['['.repeat(levels) + ']'.repeat(levels), levels],
    ['{"a":'.repeat(levels) + 1 + '}'.repeat(levels), levels],
  ]);

  it.each([
    ['the whole of it', (deep: string) => deep],
    ['something unknown', (deep: string) => file({ more: 'DEEP' }).replace('"DEEP"', deep)],
    ['the notes', (deep: string) => file({ notes: 'DEEP' }).replace('"DEEP"', deep)],
    [
      'a note',
      (deep: string) => file({ notes: [{ ...note, text: 'DEEP' }] }).replace('"DEEP"', deep),
    ],
    [
      'a failure',
      (deep: string) =>
        file({ operations: [{ ...generate, failure: 'DEEP' }] }).replace('"DEEP"', deep),
    ],
    [
      'an operation',
      (deep: string) =>
        file({ operations: [{ ...generate, more: 'DEEP' }] }).replace('"DEEP"', deep),
    ],
    [
      'an outcome',
      (deep: string) =>
        file({ batches: [{ ...batch, items: [{ code: 'A', outcome: 'DEEP' }] }] }).replace(
          '"DEEP"',
          deep,
        ),
    ],
  ])('that is nested without end in %s throws nothing past us', async (_, craft) => {
    for (const [deep] of NESTED) {
      const restored = await restoreBackup('a', craft(String(deep)));
      if (restored === null) await nothing();
      else expect(JSON.stringify(await allPast('a')).length).toBeLessThan(5000);
      await (await database()).clear('notes');
      await (await database()).clear('past');
    }
  });

  it('is taken whole or not at all, whatever in it is damaged', async () => {
    const parts = {
      notes: [note, { ...note, text: 5 }],
      operations: [revoke, { ...generate, codes: [{ code: '' }] }],
      batches: [batch, { ...batch, index: 'last' }],
    };
    for (const [name, value] of Object.entries(parts)) {
      expect(await restoreBackup('a', file({ [name]: value })), name).toBeNull();
      await nothing();
    }
    const long = 'x'.repeat(201);
    for (const code of ['', long]) {
      expect(await restoreBackup('a', file({ notes: [note, { ...note, code }] }))).toBeNull();
      await nothing();
    }
    expect(await restoreBackup('a', file({ operations: [{ ...revoke, id: long }] }))).toBeNull();
    await nothing();
  });

  it('leaves nothing half written where the browser has no room for the rest', async () => {
    let puts = 0;
    const { put } = IDBObjectStore.prototype;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      puts += 1;
      if (puts === 3) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    });
    await expect(restoreBackup('a', file({}))).rejects.toThrow('no room');
    spy.mockRestore();
    expect(puts).toBe(3);
    await nothing();
  });

  it('can be backed up again, and stays what it is', async () => {
    await restoreBackup('a', file({}));
    const again = await makeBackup('a');
    await startOver();
    await putAccount({ ...account, id: 'b' });
    expect(await restoreBackup('b', again)).toEqual({ notes: 1, operations: 2 });
    expect(await restoreBackup('b', again)).toEqual({ notes: 0, operations: 0 });
    expect((await listPast('b', 9)).map(({ items }) => items.length)).toEqual([0, 1]);
  });

  it('goes with the account', async () => {
    await restoreBackup('a', file({}));
    await deleteAccount('a');
    await nothing();
  });
});
