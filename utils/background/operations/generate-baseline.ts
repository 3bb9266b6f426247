import { ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { GenerateBaseline } from '@/utils/share-codes/operation';
import type { Client } from '../api/client';
import { Pages } from '../api/has-next';
import { readNewest } from '../sync/refresh';
import { latest } from './latest';
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

/** What the server shows before: the newest codes, the balance and its clock. */
export async function readBefore(
  client: Client,
): Promise<Result<{ baseline: GenerateBaseline; clock: ServerClock }, ServerFailure>> {
  const [{ answer: newest, clock }, told] = await Promise.all([
    withClock(readNewest(client, 'shared')),
    soon(withClock(client.getBalance())),
  ]);
  if (!newest.ok) return newest;
  const balance = told?.answer;
  const times = newest.value.codes.flatMap(({ createdAt }) =>
    createdAt === null ? [] : [createdAt],
  );
  const complete = new Pages().add(newest.value) === 'whole';
  const baseline: GenerateBaseline = {
    codes: newest.value.codes.map(({ code }) => code),
    newestCreatedAt: latest(times),
    complete,
    tied: !complete && times.length > 0 && times.every((time) => time === times[0]),
    balance: balance?.ok ? (balance.value?.ips ?? null) : null,
    serverTime: newest.serverTime,
  };
  // One that a cache has kept tells an older time, and none tells a later one than it is.
  return ok({ baseline, clock: () => latest([clock(), told?.clock() ?? null]) });
}
