import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRedeem } from '@/utils/background/operations/create';
import { cancel } from '@/utils/background/operations/person';
import { refresh } from '@/utils/background/sync/refresh';
import { updateOperation } from '@/utils/database/operations';
import { type Extension, newStart, outcomesOf, startExtension, until } from './extension';

/*
 * A redeem that was refused, or cancelled after a no, and that the used list contradicts later.
 */

let extension: Extension;
let code: string;
beforeEach(async () => {
  extension = await startExtension();
  code = extension.server.books.add(1, { maker: 'other@seller.example' })[0]?.code ?? '';
});
afterEach(() => extension.server.close());

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
