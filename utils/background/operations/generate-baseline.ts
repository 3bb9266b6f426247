import { ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { GenerateBaseline } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { Client, CodePage } from '../api/client';
import { Pages } from '../api/has-next';
import { readNewest } from '../sync/refresh';
import { latest } from './latest';
import { isNewestFirst } from './lookup';
import { soon } from './soon';

/** The server's clock, running on from an answer that has told it; `null`: none did. */
export type ServerClock = () => number | null;

/** An answer with the server's clock as it tells it. */
async function withClock<A extends { serverTime: number | null }>(coming: Promise<A>) {
  const answer = await coming;
  const { serverTime } = answer;
  const heardAt = performance.now();
  const clock: ServerClock = () =>
    serverTime === null ? null : Math.round(serverTime + performance.now() - heardAt);
  return { answer, clock };
}

interface Before {
  baseline: GenerateBaseline;
  codes: ShareCode[];
  clock: ServerClock;
}

/** What the server shows before: the newest codes, the balance and its clock. */
export async function readBefore(client: Client): Promise<Result<Before, ServerFailure>> {
  const [{ answer: first, clock }, told] = await Promise.all([
    withClock(readNewest(client, 'shared')),
    soon(withClock(client.getBalance())),
  ]);
  if (!first.ok) return first;
  const { codes, complete, partial } = await readToNewest(client, first.value);
  const balance = told?.answer;
  const times = codes.flatMap(({ createdAt }) => createdAt ?? []);
  const baseline: GenerateBaseline = {
    codes: codes.map(({ code }) => code),
    newestCreatedAt: latest(times),
    ...(!partial && times.length > 0 && { knownSince: Math.min(...times) }),
    complete,
    ...(partial && { partial }),
    tied: !complete && times.length > 0 && times.every((time) => time === times[0]),
    balance: balance?.ok ? (balance.value?.ips ?? null) : null,
    serverTime: first.serverTime,
  };
  // One that a cache has kept tells an older time, and none tells a later one than it is.
  return ok({ baseline, codes, clock: () => latest([clock(), told?.clock() ?? null]) });
}

/** Pages of a list that is not sorted, at the most: more would keep the person waiting. */
const MOST_PAGES = 20;

/** The newest codes: the first page; where the server does not sort, they may be on any. One that fails stops no generate. */
async function readToNewest(
  client: Client,
  first: CodePage,
): Promise<{ codes: ShareCode[]; complete: boolean; partial: boolean }> {
  const pages = new Pages();
  let after = pages.add(first);
  const isNewest = () => isNewestFirst([...pages.codes.values()]);
  for (let page = 2; !isNewest() && after === 'next' && page <= MOST_PAGES; page++) {
    const answer = await readNewest(client, 'shared', page);
    if (!answer.ok) break;
    after = pages.add(answer.value);
  }
  return {
    codes: [...pages.codes.values()],
    complete: after === 'whole',
    partial: after === 'next' && !isNewest(),
  };
}
