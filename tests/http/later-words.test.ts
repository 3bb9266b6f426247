import { beforeEach, describe, expect, it } from 'vitest';
import { startGenerate, startRedeem, startRevoke } from '@/utils/background/operations/create';
import { cancel, checkNow, see } from '@/utils/background/operations/person';
import { run } from '@/utils/background/operations/runner';
import { learn, refresh } from '@/utils/background/sync/refresh';
import { getOperation, updateBatch, updateOperation } from '@/utils/database/operations';
import type { BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import type { FaultInput } from '../../local-server/faults.ts';
import { itemsOf, newStart, outcomesOf, settled, until, withExtension } from './extension';

/*
 * A redeem that was refused, or cancelled after a no, and that the used list contradicts later.
 */

const extension = withExtension();
let code: string;
beforeEach(async () => {
  code = extension.server.books.add(1, { maker: 'other@seller.example' })[0]?.code ?? '';
});

/** The used list shows it from now on, as used at that time. */
async function show(usedAt: number): Promise<void> {
  const { books } = extension.server;
  books.redeem(books.accounts[0], { codes: [code] });
  const stored = books.find(code);
  if (stored) stored.usedAt = usedAt;
  await refresh(extension.account.id);
}

async function refused(): Promise<string> {
  extension.server.setFaults({ fault: 'answer', status: 400, on: 'use-code' });
  const start = newStart(extension.account.id);
  await startRedeem(start, [code]);
  await until(start.id);
  return start.id;
}

describe('a refused redeem', () => {
  it.each([
    ['from that time', 0],
    ['from before', -3_600_000],
    ['from soon after, by another clock', 4 * 60_000],
    ['at once, whatever the clock', 25 * 3_600_000],
  ])('is Already yours where the used list shows it %s', async (_, later) => {
    const id = await refused();
    expect(await outcomesOf(id)).toEqual({ [code]: 'refused' });
    await show(Date.now() + later);
    expect(await outcomesOf(id)).toEqual({ [code]: 'already-yours' });
  });

  it('stays refused where it was used much later', async () => {
    const id = await refused();
    const before = Date.now() - 3_600_000;
    await updateOperation(id, (stored) => ({ ...stored, createdAt: before, settledAt: before }));
    await show(Date.now());
    expect(await outcomesOf(id)).toEqual({ [code]: 'refused' });
  });
});

it('what another operation has redeemed later stays refused, or not sent', async () => {
  const id = await refused();
  extension.server.setFaults([]);
  const again = newStart(extension.account.id);
  await startRedeem(again, [code]);
  await until(again.id);
  await refresh(extension.account.id);
  expect(await outcomesOf(again.id)).toEqual({ [code]: 'redeemed' });
  expect(await outcomesOf(id)).toEqual({ [code]: 'refused' });
});

it('what was not sent again after a cancel is Already yours, too', async () => {
  extension.server.setFaults({ fault: 'answer', status: 429, retryAfter: 60, on: 'use-code' });
  const start = newStart(extension.account.id);
  const waiting = until(start.id, ({ tries }) => tries > 0);
  await startRedeem(start, [code]);
  await waiting;
  await cancel(start.id);
  await until(start.id);
  expect(await outcomesOf(start.id)).toEqual({ [code]: 'not-sent' });
  await show(Date.now());
  expect(await outcomesOf(start.id)).toEqual({ [code]: 'already-yours' });
});

it('a code that a list without seconds shows as used in that minute stays unclear, and is told once', async () => {
  const { books } = extension.server;
  const others = books.add(30, { maker: 'other@seller.example' }).map((other) => other.code);
  books.redeem(books.accounts[0], { codes: others });
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  for (const other of others) Object.assign(books.find(other) ?? {}, { usedAt: minute - 60_000 });
  const fewRows = { fault: 'page-limit', limit: 10 } as const;
  extension.server.setFaults([fewRows, { fault: 'cut', when: 'before', on: 'use-code' }]);
  const { id } = newStart(extension.account.id);
  await startRedeem({ ...newStart(extension.account.id), id }, [code]);
  await settled(id);
  expect(await outcomesOf(id)).toEqual({ [code]: 'unclear' });
  const out = [{ from: minute + 30_000, to: minute + 30_500 }];
  await updateBatch(id, 0, ({ operation, batch }) => {
    const items = batch.items.map((item) => ({ ...item, out }));
    return { operation, batch: { ...batch, items } };
  });
  await see([id]);
  await show(minute);
  expect(await outcomesOf(id)).toEqual({ [code]: 'unclear' });
  expect(await getOperation(id)).toMatchObject({ seen: true });
});

describe('an unclear revoke', () => {
  const OWN = 'main@reseller.example';
  let own: string;
  const revoke = async () => {
    const start = newStart(extension.account.id);
    await startRevoke(start, [{ code: own, status: 1, ips: 10 }]);
    return start.id;
  };
  const ipsOf = async (id: string) => ((await getOperation(id)) as BatchOperation).ipsChanged;
  const age = (id: string, ms: number) =>
    updateOperation(id, (stored) => ({ ...stored, createdAt: stored.createdAt - ms }));

  beforeEach(async () => {
    const made = extension.server.books.add(5, { maker: OWN, ips: 10 });
    own = made[0]?.code ?? '';
  });

  /** The server never acts on it. */
  async function unclear(): Promise<string> {
    extension.server.setFaults([
      { fault: 'keep-revoked' },
      { fault: 'cut', when: 'before', on: 'revoke-code' },
    ]);
    const id = await revoke();
    await until(id, ({ tries }) => tries > 0);
    await settled(id);
    expect(await outcomesOf(id)).toEqual({ [own]: 'unclear' });
    extension.server.setFaults([{ fault: 'keep-revoked' }]);
    return id;
  }

  it('adds nothing up where another operation has revoked the code', async () => {
    const first = await unclear();
    const second = await revoke();
    await until(second);
    await refresh(extension.account.id);
    expect(await outcomesOf(first)).toEqual({ [own]: 'revoked' });
    expect(await ipsOf(second)).toBe(10);
    expect(await ipsOf(first)).toBe(0);
  });

  it('adds nothing up where somebody has revoked it days later', async () => {
    const [other] = extension.server.books.add(1, { maker: OWN, ips: 10 });
    const before = await revokeOther(other?.code ?? '');
    await until(before); // teaches what the status means
    const id = await unclear();
    await age(id, 3 * 24 * 3_600_000);
    const { books } = extension.server;
    books.revoke(books.accounts[0], { codes: [own] });
    await refresh(extension.account.id);
    expect(await outcomesOf(id)).toEqual({ [own]: 'revoked' });
    expect(await ipsOf(id)).toBe(0);
  });

  async function revokeOther(code: string): Promise<string> {
    extension.server.setFaults([{ fault: 'keep-revoked' }]);
    await refresh(extension.account.id);
    const start = newStart(extension.account.id);
    await startRevoke(start, [{ code, status: 1, ips: 10 }]);
    await until(start.id);
    await refresh(extension.account.id);
    return start.id;
  }

  it('is not the own one where the IPs that came are of another operation', async () => {
    extension.server.setFaults([
      { fault: 'hides-used' },
      { fault: 'cut', when: 'before', on: 'revoke-code' },
    ]);
    const id = await revoke();
    await until(id, ({ tries }) => tries > 0);
    const { books } = extension.server;
    books.redeem(books.accounts[1], { codes: [own] }); // the buyer, and it leaves the list
    const [gift] = books.add(1, { maker: 'other@seller.example', ips: 10 });
    const start = newStart(extension.account.id);
    await startRedeem(start, [gift?.code ?? '']);
    await settled(start.id);
    await settled(id);
    expect(await outcomesOf(start.id)).toEqual({ [gift?.code ?? '']: 'redeemed' });
    expect(await outcomesOf(id)).toEqual({ [own]: 'unclear' });
  });

  it('is not proven by a balance that does not show yet what was generated meanwhile', async () => {
    extension.server.setFaults([
      { fault: 'hides-used' },
      { fault: 'lag', ms: 3_600_000, on: 'get-balance-data' },
      { fault: 'cut', when: 'before', on: 'revoke-code' },
    ]);
    const id = await revoke();
    await until(id, ({ tries }) => tries > 0);
    const { books } = extension.server;
    books.redeem(books.accounts[1], { codes: [own] }); // the buyer, and it leaves the list
    const made = newStart(extension.account.id);
    await startGenerate(made, { ipsPerCode: 10, count: 1, forwardTo: null });
    await settled(made.id);
    await settled(id);
    expect(await outcomesOf(id)).toEqual({ [own]: 'unclear' });
  });

  it('is not proven by the cost of what was generated while it could be taken back', async () => {
    const { books } = extension.server;
    const undone = newStart(extension.account.id);
    await startRevoke(undone, [{ code: own, status: 1, ips: 10 }], true);
    const made = newStart(extension.account.id);
    await startGenerate(made, { ipsPerCode: 10, count: 1, forwardTo: null });
    await settled(made.id);
    extension.server.setFaults([
      { fault: 'hides-used' },
      { fault: 'cut', when: 'before', on: 'revoke-code' },
    ]);
    await updateOperation(undone.id, (stored) => ({ ...stored, dueAt: 0 })); // the time for that is over
    void run();
    await until(undone.id, ({ tries }) => tries > 0);
    books.redeem(books.accounts[1], { codes: [own] }); // the buyer, and it leaves the list
    await settled(undone.id);
    expect(await outcomesOf(undone.id)).toEqual({ [own]: 'unclear' });
  });
});

it('a code that shows without a time hours later is not redeemed by an old operation', async () => {
  extension.server.setFaults([{ fault: 'cut', when: 'before', on: 'use-code' }]);
  const start = newStart(extension.account.id);
  await startRedeem(start, [code]);
  await until(start.id, ({ tries }) => tries > 0);
  await settled(start.id);
  expect(await outcomesOf(start.id)).toEqual({ [code]: 'unclear' });
  const { origin } = extension.account.server;
  const undated = newShareCode(code, { usedAt: null });
  await updateOperation(start.id, (stored) => ({ ...stored, settledAt: Date.now() - 3_600_000 }));
  await learn(extension.account.id, 'used', [undated], origin);
  expect(await outcomesOf(start.id)).toEqual({ [code]: 'unclear' });
});

describe('what another operation reads on the last of many pages', () => {
  const pagesOf = (...faults: FaultInput[]) =>
    extension.server.setFaults([{ fault: 'page-limit', limit: 10 }, ...faults]);

  it('settles an unclear redeem', async () => {
    const { books } = extension.server;
    const me = books.accounts[0];
    pagesOf({ fault: 'cut', when: 'before', on: 'use-code' });
    const first = newStart(extension.account.id);
    await startRedeem(first, [code]);
    await until(first.id, ({ tries }) => tries > 0);
    await settled(first.id);
    expect(await outcomesOf(first.id)).toEqual({ [code]: 'unclear' });
    const [out] = (await itemsOf(first.id)).flatMap((item) => item.out ?? []);
    books.redeem(me, { codes: [code] });
    Object.assign(books.find(code) ?? {}, { usedAt: out?.from });
    const others = books.add(15, { maker: 'other@seller.example' });
    books.redeem(me, { codes: others.map((one) => one.code) });
    await startRedeem(newStart(extension.account.id), ['NONE-SUCH']); // the used list is searched for it
    await expect.poll(() => outcomesOf(first.id)).toEqual({ [code]: 'redeemed' });
  });

  const ORDER = { ipsPerCode: 10, count: 2, forwardTo: null };
  async function unclear(): Promise<GenerateOperation> {
    pagesOf({ fault: 'cut', when: 'before', on: 'generate' });
    const start = newStart(extension.account.id);
    await startGenerate(start, ORDER);
    const operation = await settled<GenerateOperation>(start.id);
    expect(operation).toMatchObject({ state: 'unclear' });
    return operation;
  }

  /** Its codes are on the last page from now on. */
  function show({ acted }: GenerateOperation): void {
    const { books } = extension.server;
    const maker = 'main@reseller.example';
    books.add(2, { maker, ips: 10, createdAt: acted?.from ?? 0 });
    books.add(15, { maker, ips: 3 });
  }

  it('settles an unclear generate', async () => {
    const operation = await unclear();
    const other = newStart(extension.account.id);
    await startGenerate(other, { ...ORDER, ipsPerCode: 7 });
    await until<GenerateOperation>(other.id, ({ patience }) => patience !== undefined);
    show(operation);
    await checkNow(other.id);
    const done = await until<GenerateOperation>(operation.id, ({ codes }) => codes.length > 0);
    expect(done).toMatchObject({ state: 'done', codes: [{}, {}] });
  });

  it('before it redeems settles an unclear generate', async () => {
    const operation = await unclear();
    show(operation);
    await startRedeem(newStart(extension.account.id), ['NONE-SUCH']); // may be a code of the account itself
    const done = await until<GenerateOperation>(operation.id, ({ codes }) => codes.length > 0);
    expect(done).toMatchObject({ state: 'done', codes: [{}, {}] });
  });
});
