import { browser } from 'wxt/browser';
import { getAccount, patchAccount } from '@/utils/database/accounts';
import type { Account, Server } from '@/utils/share-codes/account';
import {
  type Failure,
  fail,
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

/** As long as the key may be used: an answer that is waited for may come when it may not any more. */
const lasting = ({ id, server }: Account, key: string) => ({
  ...connection(server, key),
  mayGoOn: () => isCurrent(id, key),
});

/** Not once the keys are locked, or the account has another key or is gone. */
async function isCurrent(accountId: string, key: string): Promise<boolean> {
  const now = await readKey(accountId);
  return now.ok && now.value === key;
}

/** An account and the key for its server: never the key of one server with the address of another. */
async function credentials(accountId: string): Promise<Result<{ account: Account; key: string }>> {
  const account = await getAccount(accountId);
  if (!account) return fail({ cause: 'no-account' });
  const key = await readKey(accountId);
  if (!key.ok) return key;
  const now = await getAccount(accountId);
  if (now?.server.origin !== account.server.origin) return fail({ cause: 'account-changed' });
  return ok({ account, key: key.value });
}

export function connect(server: Server, key: string, placement: KeyPlacement): Client {
  return createClient({ ...connection(server, key), placement });
}

/** What a client needs to know of the browser. */
export function connection(server: Server, key: string) {
  const origins = [hostPattern(server.origin)];
  return {
    baseUrl: server.origin,
    key,
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
  const placement = await findPlacement(lasting(account, key));
  const now = await readKey(accountId);
  if (now.ok && now.value !== key) return reprobe(accountId); // what was said is of the key before
  const { origin } = account.server;
  if (placement.ok) {
    const found = { placement: placement.value, keyState: 'accepted' } as const;
    await patchAccount(accountId, found, origin);
    return ok({ ...account, placement: placement.value });
  }
  if (placement.failure.cause === 'bad-key')
    await patchAccount(accountId, { keyState: 'refused' }, origin);
  return placement;
}

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
  return answer.ok ? { ...answer, from } : answer;
}
