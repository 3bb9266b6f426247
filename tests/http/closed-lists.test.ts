import { describe, expect, it } from 'vitest';
import { startGenerate, startRedeem, startRevoke } from '@/utils/background/operations/create';
import { getAccount, patchAccount } from '@/utils/database/accounts';
import type { BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import type { Endpoint, FaultInput } from '../../local-server/faults.ts';
import { newStart, outcomesOf, settled, until, withExtension } from './extension';

/*
 * A key that may do everything but read one of the lists.
 */

const extension = withExtension();

const begin = () => newStart(extension.account.id);
const make = (maker: string) => extension.server.books.add(2, { maker, ips: 10 });
const closed = (on: Endpoint | Endpoint[], status = 403): FaultInput => ({
  fault: 'answer',
  status,
  on,
});
const LOST: FaultInput[] = [
  { fault: 'cut', when: 'after', on: 'use-code', times: 1 },
  { fault: 'close' },
];

async function redeem(): Promise<string> {
  const start = begin();
  await startRedeem(
    start,
    make('other@seller.example').map(({ code }) => code),
  );
  return start.id;
}

it.each([403, 401])('a redeem is sent where the used list answers %i', async (status) => {
  extension.server.setFaults(closed('list-use-code', status));
  const done = await until<BatchOperation>(await redeem(), ({ open, hold }) => !open || !!hold);
  expect(done).toMatchObject({ hold: null, counts: { redeemed: 2 } });
  expect((await getAccount(extension.account.id))?.keyState).toBe('accepted');
});

it('what only that list could show is unclear in the end', async () => {
  extension.server.setFaults([closed('list-use-code'), ...LOST]);
  const id = await redeem();
  await until(id, ({ open, hold, tries }) => !open || !!hold || tries > 0);
  const done = await settled<BatchOperation>(id);
  // Sent again, as what no list shows always is: the server says then that they are used.
  expect(done.counts).toMatchObject({ redeemed: 0, refused: 0, unclear: 2 });
});

it('a revoke is sent where the shared list is closed', async () => {
  extension.server.setFaults(closed('list-share-code'));
  const start = begin();
  const codes = make('main@reseller.example').map(({ code }) => ({ code, status: 1, ips: 10 }));
  await startRevoke(start, codes);
  const done = await until<BatchOperation>(start.id, ({ open, hold }) => !open || !!hold);
  expect(done).toMatchObject({ hold: null, counts: { revoked: 2 } });
});

it('a generate is not sent without the list, and says so', async () => {
  extension.server.setFaults(closed('list-share-code'));
  const start = begin();
  await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
  const done = await until<GenerateOperation>(start.id, ({ open, hold }) => !open || !!hold);
  expect(done).toMatchObject({ state: 'refused', sentAt: null, failure: { cause: 'forbidden' } });
});

it('a generate whose list is closed meanwhile is unclear in the end', async () => {
  extension.server.setFaults([
    { fault: 'cut', when: 'before', on: 'generate', times: 1 },
    { fault: 'delay', ms: 300, on: 'generate' },
    { fault: 'close' },
  ]);
  const start = begin();
  await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
  await until<GenerateOperation>(start.id, ({ state }) => state === 'sent');
  extension.server.setFaults([
    closed('list-share-code'),
    { fault: 'cut', when: 'before', on: 'generate' },
  ]);
  const done = await settled<GenerateOperation>(start.id);
  expect(done).toMatchObject({ state: 'unclear', hold: null });
});

it('what no list answers waits for another key', async () => {
  extension.server.setFaults(closed(['list-use-code', 'list-share-code']));
  const id = await redeem();
  expect(await until(id, ({ open, hold }) => !open || !!hold)).toMatchObject({ hold: 'key' });
  expect(Object.values(await outcomesOf(id))).toEqual(['open', 'open']);
});

describe.each([
  [500, 'while all else answers', []],
  [429, 'while all else answers', []],
  [500, 'and so does the balance', ['get-balance-data']],
] as const)('a list that answers %i for long, %s', (status, _, also) => {
  const broken = (on: Endpoint): FaultInput => ({ fault: 'answer', status, on: [on, ...also] });

  it('leaves a redeem unclear in the end', async () => {
    extension.server.setFaults([{ fault: 'answer', status: 504, on: 'use-code' }]);
    const id = await redeem();
    await until(id, ({ tries }) => tries > 0);
    extension.server.setFaults([
      { fault: 'answer', status: 504, on: 'use-code' },
      broken('list-use-code'),
    ]);
    expect((await settled<BatchOperation>(id)).counts).toMatchObject({ unclear: 2 });
  });

  it('leaves a generate unclear in the end, with the balance', async () => {
    extension.server.setFaults([
      { fault: 'delay', ms: 300, on: 'generate' },
      { fault: 'cut', when: 'before', on: 'generate' },
    ]);
    const start = begin();
    await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
    await until<GenerateOperation>(start.id, ({ state }) => state === 'sent');
    extension.server.setFaults([
      broken('list-share-code'),
      { fault: 'cut', when: 'before', on: 'generate' },
    ]);
    const done = await settled<GenerateOperation>(start.id);
    expect(done).toMatchObject({ state: 'unclear', balanceAfter: also.length ? null : 100_000 });
  });
});

it('a generate whose first look fails is looked for as long as the server was seen to lag', async () => {
  await patchAccount(extension.account.id, { lag: 126_000 });
  const lost: FaultInput[] = [
    { fault: 'delay', ms: 300, on: 'generate' },
    { fault: 'cut', when: 'before', on: 'generate' },
  ];
  extension.server.setFaults(lost);
  const start = begin();
  await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
  await until<GenerateOperation>(start.id, ({ state }) => state === 'sent');
  extension.server.setFaults([...lost, closed('list-share-code', 500)]);
  await until<GenerateOperation>(start.id, ({ patience }) => patience?.stalled !== undefined);
  extension.server.setFaults(lost);
  const done = await settled<GenerateOperation>(start.id);
  expect(done).toMatchObject({ state: 'unclear', patience: { waited: 210_000 } });
});
