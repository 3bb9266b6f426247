import { ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { GenerateBaseline } from '@/utils/share-codes/operation';
import type { Client } from '../api/client';
import { Pages } from '../api/has-next';
import { readNewest } from '../sync/refresh';
import { latest } from './latest';
import { soon } from './soon';

/** The server's clock, running on from an answer that has told it; `null`: none did. */
export type ServerClock = () => number | null;

function clockFrom(serverTime: number | null): ServerClock {
  const heardAt = performance.now();
  return () => (serverTime === null ? null : Math.round(serverTime + performance.now() - heardAt));
}

/** What the server shows before: the newest codes, the balance and its clock. */
export async function readBefore(
  client: Client,
): Promise<Result<{ baseline: GenerateBaseline; clock: ServerClock }, ServerFailure>> {
  const [{ newest, clock }, balance] = await Promise.all([
    readNewest(client, 'shared').then((newest) => ({
      newest,
      clock: clockFrom(newest.serverTime),
    })),
    soon(client.getBalance()),
  ]);
  if (!newest.ok) return newest;
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
  return ok({ baseline, clock });
}
