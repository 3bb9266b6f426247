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

/** Opens an account's server. Fails with `no-account` or `no-key`; nothing is sent. */
export async function access(accountId: string): Promise<Result<Access>> {
  const account = await getAccount(accountId);
  if (!account) return fail({ cause: 'no-account' });
  const key = await readKey(accountId);
  if (key === null) return fail({ cause: 'no-key' });
  return ok({ account, client: connect(account.server, key, account.placement ?? 'header') });
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
 * @returns whether the key works; where not, the account is marked so that pages can say it
 */
export async function reprobe(accountId: string): Promise<Result<null, Failure>> {
  const account = await getAccount(accountId);
  const key = await readKey(accountId);
  if (!account) return fail({ cause: 'no-account' });
  if (key === null) return fail({ cause: 'no-key' });
  const placement = await findPlacement(connection(account.server, key));
  if (placement.ok) {
    await patchAccount(accountId, { placement: placement.value, keyState: 'accepted' });
    return ok(null);
  }
  if (placement.failure.cause === 'bad-key') await patchAccount(accountId, { keyState: 'refused' });
  return placement;
}

/**
 * Reads with an account's client; where the key is refused, once more after a fresh probe.
 * Only for reads: what changes something is never sent again by itself.
 */
export async function reading<T>(
  accountId: string,
  read: (client: Client, account: Account) => Promise<Result<T, ServerFailure>>,
): Promise<Result<T>> {
  const opened = await access(accountId);
  if (!opened.ok) return opened;
  const first = await read(opened.value.client, opened.value.account);
  if (first.ok || first.failure.cause !== 'bad-key') return first;
  const probe = await reprobe(accountId);
  if (!probe.ok) return probe;
  const again = await access(accountId);
  return again.ok ? read(again.value.client, again.value.account) : again;
}
