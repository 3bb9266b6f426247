import { expect, it } from 'vitest';
import { startRedeem } from '@/utils/background/operations/create';
import { readItems } from '@/utils/page/batch-items';
import type { BatchOperation } from '@/utils/share-codes/operation';
import type { FaultInput } from '../../local-server/faults.ts';
import { addAccount, newStart, settled, until, withExtension } from './extension';
import { json, stubServer } from './stub-server';

/*
 * A code without an outcome is Checking once a request has left that may act on it, and Waiting before.
 */

const extension = withExtension();

const LIMIT: FaultInput = { fault: 'answer', status: 429, retryAfter: 60, on: 'use-code' };
const isPaused = ({ failure }: BatchOperation) => failure?.cause === 'rate-limited';

async function redeem(count: number): Promise<string> {
  const sold = extension.server.books.add(count, { maker: 'somebody@else.example', ips: 20 });
  const start = newStart(extension.account.id);
  await startRedeem(
    start,
    sold.map(({ code }) => code),
  );
  return start.id;
}

/** Of how many codes it is told that they are Checking or Waiting. */
async function words(id: string) {
  const open = (await readItems(id, 500)).filter(({ outcome }) => outcome === null);
  const checking = open.filter((item) => item.checking).length;
  return { checking, waiting: open.length - checking };
}

it('what the server has let wait was not sent', async () => {
  extension.server.setFaults(LIMIT);
  const id = await redeem(120);
  const { limit } = await until<BatchOperation>(id, isPaused);
  expect(await words(id)).toEqual({ checking: 0, waiting: 120 });
  expect(limit).toMatchObject({ atOnce: 1, left: 3 });
  expect(limit?.pause).toBeGreaterThan(55_000);
});

it('what was plainly refused with its batch waits until it is sent by itself', async () => {
  extension.server.setFaults([{ fault: 'answer', status: 400, on: 'use-code', times: 1 }, LIMIT]);
  const id = await redeem(10);
  const { limit } = await until<BatchOperation>(id, isPaused);
  expect(await words(id)).toEqual({ checking: 0, waiting: 10 });
  expect(limit).toMatchObject({ atOnce: 1, sent: 0, left: 10 });
  extension.server.setFaults([]);
  await settled(id);
  expect(await words(id)).toEqual({ checking: 0, waiting: 0 });
});

it('what is out may have been acted on, also when its answer is lost', async () => {
  let arrived = () => {};
  const arrives = new Promise<void>((resolve) => (arrived = resolve));
  let lose = () => {};
  const { origin } = await stubServer((response, asked) => {
    if (!asked.url.pathname.endsWith('/use-code'))
      return json(200, { success: true, result: { items: [], total_items: 0 } })(
        response,
        asked,
        0,
      );
    lose = () => response.destroy();
    arrived();
  });
  const account = await addAccount({ url: origin }, 'key', true);
  const start = newStart(account.id);
  const codes = Array.from({ length: 60 }, (_, at) => `CODE${at}`);
  await startRedeem(start, codes);
  await arrives;
  expect(await words(start.id)).toEqual({ checking: 50, waiting: 10 });
  lose();
  await until<BatchOperation>(start.id, ({ failure }) => failure !== null);
  expect(await words(start.id)).toEqual({ checking: 50, waiting: 10 });
});

it('the limit of requests may strike before anything was sent', async () => {
  extension.server.setFaults({ fault: 'answer', status: 429, retryAfter: 60 });
  const id = await redeem(120);
  const { limit } = await until<BatchOperation>(id, isPaused);
  expect(limit).toMatchObject({ atOnce: 1, left: 3 });
});
