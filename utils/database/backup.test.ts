import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { deleteAccount, putAccount } from './accounts';
import { makeBackup, restoreBackup } from './backup';
import { historyOf } from './code-history';
import { closeDatabase } from './database';
import { listNotes, putNote } from './notes';
import { addOperation, listOperations, openOperations } from './operations';

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
    expect(await listOperations('a', 9)).toEqual([]);
  });

  it('leaves what is there already as it is', async () => {
    const backup = await makeBackup('a');
    await putNote({ accountId: 'a', code: 'AB12', text: 'newer', at: 2 });
    expect(await restoreBackup('a', backup)).toEqual({ notes: 0, operations: 0 });
    expect((await listNotes('a')).map(({ text }) => text)).toEqual(['newer']);
  });

  it('starts nothing, whatever the file says', async () => {
    const backup = JSON.parse(await makeBackup('a'));
    Object.assign(backup.operations[0], { id: 'x', open: 1, dueAt: 0, state: 'running' });
    await restoreBackup('a', JSON.stringify(backup));
    expect(await listOperations('a', 9)).toHaveLength(2);
    expect(await openOperations()).toEqual([]);
  });

  it.each(['', 'text', '{}', '[]', '{"product":"share-code-manager","version":2}'])(
    'is not %j',
    async (text) => {
      expect(await restoreBackup('a', text)).toBeNull();
    },
  );
});
