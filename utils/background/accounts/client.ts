import { browser } from 'wxt/browser';
import { getAccount, isOn, patchAccount } from '@/utils/database/accounts';
import type { Account, Server } from '@/utils/share-codes/account';
import {
  type Failure,
  fail,
  isStopped,
  ok,
  type Result,
  type ServerFailure,
} from '@/utils/share-codes/failure';
import { hostPattern } from '@/utils/share-codes/server-address';
import { type Client, createClient, type KeyPlacement } from '../api/client';
import { findPlacement } from '../api/placement';
import { readKey } from './keys';

/** An account with a client that has its key already inside. */
export interface Access {
  account: Account;
  client: Client;
}

/** Opens an account's server. Fails with `no-account`, `no-key`, `locked` or `account-changed`; nothing is sent. */
export async function access(accountId: string): Promise<Result<Access>> {
  const read = await credentials(accountId);
  if (!read.ok) return read;
  const { account, key } = read.value;
  const placement = account.placement ?? 'header';
  return ok({ account, client: createClient({ ...lasting(account, key), placement }) });
}

/** As long as the key may be used, which may end while an answer is waited for. */
export const lasting = ({ id, server }: Account, key: string) =>
  connection(server, key, () => isCurrent(id, server, key));

/** Not once the keys are locked, or the account has another key or server, or is gone. */
async function isCurrent(accountId: string, server: Server, key: string): Promise<boolean> {
  if (!isOn(await getAccount(accountId), server.origin)) return false;
  const now = await readKey(accountId);
  return now.ok && now.value === key;
}

/** An account and the key for its server: never the key of one server with the address of another. */
export async function credentials(
  accountId: string,
): Promise<Result<{ account: Account; key: string }>> {
  const account = await getAccount(accountId);
  if (!account) return fail({ cause: 'no-account' });
  const key = await readKey(accountId);
  if (!key.ok) return key;
  const now = await getAccount(accountId);
  if (now?.server.origin !== account.server.origin) return fail({ cause: 'account-changed' });
  return ok({ account, key: key.value });
}

/**
 * What a client needs to know of the browser.
 * @param maySend whether the key may still be used
 */
export function connection(server: Server, key: string, maySend: () => Promise<boolean>) {
  const origins = [hostPattern(server.origin)];
  return {
    baseUrl: server.origin,
    key,
    maySend,
    hasHostPermission: () => browser.permissions.contains({ origins }),
    isOffline: () => !navigator.onLine,
  };
}

/**
 * A key that worked was refused: probes once where the server takes it now, and remembers.
 * @returns the account as the key works there; where it does not, the account is marked so that pages can say it
 */
export async function reprobe(accountId: string): Promise<Result<Account, Failure>> {
  const read = await credentials(accountId);
  if (!read.ok) return read;
  const { account, key } = read.value;
  const placement = await findPlacement(lasting(account, key), account.placement);
  const now = await readKey(accountId);
  const isOfAnother = now.ok && now.value !== key; // what was said is of the key before
  if (isOfAnother || isStopped(placement)) return reprobe(accountId);
  const { origin } = account.server;
  if (placement.ok) {
    const found = { keyState: 'accepted', ...placed(placement.value) } as const;
    await patchAccount(accountId, found, origin);
    return ok({ ...account, placement: placement.value });
  }
  if (placement.failure.cause === 'bad-key')
    await patchAccount(accountId, { keyState: 'refused' }, origin);
  return placement;
}

/** Where a probe has found that the key is taken; the query only after the header. */
export const placed = (placement: KeyPlacement) => ({
  placement,
  ...(placement === 'query' && { headerTriedAt: Date.now() }),
});

/** What a server has said, and its origin: what is stored of it is stored for that server alone. */
export type Told<T> = { ok: true; value: T; from: string } | Untold;

export interface Untold {
  ok: false;
  failure: Failure;
  /** The key works, and may not read this. */
  isClosed?: true;
}

/**
 * Reads with an account's client; where the key is refused, once more after a fresh probe.
 * Only for reads: what changes something is never sent again by itself.
 */
export async function reading<T>(accountId: string, read: Reader<T>): Promise<Told<T>> {
  const first = await readOnce(accountId, read);
  if (first.ok || !mayBeKey(first.failure)) return first;
  const probe = await reprobe(accountId);
  if (!probe.ok) return probe;
  const again = await readOnce(accountId, read);
  if (again.ok || !mayBeKey(again.failure)) return again;
  return { ...fail({ ...again.failure, cause: 'forbidden' }), isClosed: true };
}

type KeyFailure = Extract<ServerFailure, { cause: 'bad-key' | 'forbidden' }>;

const mayBeKey = (failure: Failure): failure is KeyFailure =>
  failure.cause === 'bad-key' || failure.cause === 'forbidden';

type Reader<T> = (client: Client, account: Account) => Promise<Result<T, ServerFailure>>;

/** What comes from a server that the account has left meanwhile is thrown away. */
async function readOnce<T>(accountId: string, read: Reader<T>): Promise<Told<T>> {
  const opened = await access(accountId);
  if (!opened.ok) return opened;
  const { client, account } = opened.value;
  const from = account.server.origin;
  const answer = await read(client, account);
  if ((await getAccount(accountId))?.server.origin !== from)
    return fail({ cause: 'account-changed' });
  if (isStopped(answer)) return readOnce(accountId, read); // with the key of now, or why there is none
  return answer.ok ? { ...answer, from } : answer;
}
