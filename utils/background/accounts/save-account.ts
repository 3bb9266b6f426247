import { getAccount, isOn, putAccount } from '@/utils/database/accounts';
import { moveAccount } from '@/utils/database/move-account';
import { getSettings, patchSettings } from '@/utils/database/settings';
import type { SaveAccount } from '@/utils/messages';
import {
  type Account,
  type Identity,
  PROVIDER_ORIGINS,
  type Server,
} from '@/utils/share-codes/account';
import { fail, isStopped, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import { parseServerAddress } from '@/utils/share-codes/server-address';
import { type Client, createClient, type KeyPlacement } from '../api/client';
import { findPlacement } from '../api/placement';
import { connection, placed } from './client';
import { keepingHost } from './give-back-hosts';
import { prepareKey, putKey, readKey, removeKey } from './keys';
import { exclusive, lockState } from './vault';

/** What a test of a key has found out. Nulls where the server could not be reached and the person saves anyway. */
interface Tested {
  placement: KeyPlacement | null;
  identity: Identity | null;
  ips: number | null;
}

const UNTESTED: Tested = { placement: null, identity: null, ips: null };

export interface Saved {
  account: Account;
  /** The key is the very account's that was there before. */
  same: boolean;
}

/**
 * Tests a key on its server and saves the account only when it works, or when the person saves it untested.
 * An account keeps its data when its key is replaced; a key known to be another account's is refused.
 * @param holdOperations called before a key of unknown owner is stored: it must not carry on old work
 */
export async function saveAccount(
  draft: SaveAccount,
  holdOperations: HoldOperations,
): Promise<Result<Saved>> {
  const server = serverOf(draft);
  if (!server.ok) return server;
  return keepingHost(server.value.origin, () => saveOn(server.value, draft, holdOperations));
}

type HoldOperations = (accountId: string) => Promise<void>;

async function saveOn(
  server: Server,
  draft: SaveAccount,
  holdOperations: HoldOperations,
): Promise<Result<Saved>> {
  if ((await lockState()) === 'locked') return fail({ cause: 'locked' });
  const before = draft.accountId === null ? null : await getAccount(draft.accountId);
  const given = await keyFor(draft, before, server);
  if (!given.ok) return given;
  const key = given.value;
  const maySend = () => mayGoOn(before);
  const known = before && isOn(before, server.origin) ? before.placement : null;
  const options = connection(server, key, maySend);
  const tested = draft.untested ? ok(UNTESTED) : await test(options, known);
  if (isStopped(tested)) return fail({ cause: await whyStopped() });
  if (!tested.ok) return tested;
  if (isAnother(before?.identity ?? null, tested.value.identity))
    return fail({ cause: 'other-account', email: tested.value.identity?.email ?? null });
  const account = compose(draft, before, server, key, tested.value);
  const saved = await exclusive(() =>
    store({ account, key, before, identity: tested.value.identity }, holdOperations),
  );
  if (!saved.ok) return saved;
  if (!before || (await getSettings()).currentAccountId === null)
    await patchSettings({ currentAccountId: account.id });
  return saved;
}

interface Draft {
  account: Account;
  key: string;
  before: Account | null;
  /** What the server says of the key. */
  identity: Identity | null;
}

/**
 * Stores nothing where the keys were locked, or the account was removed or moved, while the key was tested.
 * The key before the account: one without a key is never shown. Only an account that moves to another server is
 * without one for a moment: killed at any instant, no server's key is with another server's address.
 */
async function store(
  { account, key, before, identity }: Draft,
  holdOperations: HoldOperations,
): Promise<Result<Saved>> {
  const now = await getAccount(account.id);
  if (now?.server.origin !== before?.server.origin) return fail({ cause: 'account-changed' });
  const prepared = await prepareKey(account.id, key);
  if (!prepared.ok) return prepared;
  const same = before !== null && (await isSameOwner(before, account, key, identity));
  const stored = { ...account, keyNeverPlain: await wasNeverPlain(before, key) };
  if (before !== null && before.server.origin !== account.server.origin) {
    await removeKey(account.id);
    await moveAccount(stored);
    await putKey(account.id, prepared.value);
  } else {
    if (before && !same) await holdOperations(account.id);
    await putKey(account.id, prepared.value);
    await putAccount(stored);
  }
  return ok({ account: stored, same });
}

function serverOf(draft: SaveAccount): Result<Server> {
  if (draft.server !== 'custom')
    return ok({ name: draft.server, origin: PROVIDER_ORIGINS[draft.server] });
  const address = parseServerAddress(draft.address);
  return address.ok
    ? ok({ name: 'custom', origin: address.value })
    : fail({ cause: 'bad-address', why: address.failure });
}

/** The typed key, or the stored one as long as it stays on its own server: it never moves to another origin. */
async function keyFor(
  draft: SaveAccount,
  before: Account | null,
  server: Server,
): Promise<Result<string>> {
  const typed = draft.key?.trim();
  if (typed) return ok(typed);
  const stays = before?.server.origin === server.origin;
  return before && stays ? readKey(before.id) : fail({ cause: 'no-key' });
}

/** A test goes on as long as its key could be stored. */
async function mayGoOn(before: Account | null): Promise<boolean> {
  if ((await lockState()) === 'locked') return false;
  return before === null || isOn(await getAccount(before.id), before.server.origin);
}

const whyStopped = async () =>
  (await lockState()) === 'locked' ? ('locked' as const) : ('account-changed' as const);

type Connection = ReturnType<typeof connection>;

async function test(
  options: Connection,
  known: KeyPlacement | null,
): Promise<Result<Tested, ServerFailure>> {
  const placement = await findPlacement(options, known);
  if (!placement.ok) return placement;
  const client = createClient({ ...options, placement: placement.value });
  return ok({ placement: placement.value, ...(await factsOf(client)) });
}

/** Facts that a server may not have: then they are simply not shown. */
async function factsOf(client: Client) {
  const [info, balance] = await Promise.all([client.getInfo(), client.getBalance()]);
  return {
    identity: info.ok && info.value ? identityOf(info.value) : null,
    ips: balance.ok ? (balance.value?.ips ?? null) : null,
  };
}

/** A new key is only ever stored encrypted; one that was here before may have been written by an older version. */
async function wasNeverPlain(before: Account | null, key: string): Promise<boolean> {
  if (!before || before.keyNeverPlain) return true;
  const known = await readKey(before.id);
  return known.ok && known.value !== key;
}

/** The very same key, or the server says that both keys are one account's. */
async function isSameOwner(before: Account, now: Account, key: string, identity: Identity | null) {
  if (before.server.origin !== now.server.origin) return false;
  const known = await readKey(before.id);
  if (known.ok && known.value === key) return true;
  return identity?.id != null && identity.id === before.identity?.id;
}

const identityOf = ({ id, email, username }: Identity): Identity => ({ id, email, username });

/** Only what both identities say can tell them apart. */
export function isAnother(a: Identity | null, b: Identity | null): boolean {
  return a !== null && b !== null && a.id !== null && b.id !== null && a.id !== b.id;
}

function compose(
  draft: SaveAccount,
  before: Account | null,
  server: Server,
  key: string,
  tested: Tested,
): Account {
  const told = before?.server.origin === server.origin ? before : null; // another server has told nothing yet
  const identity = tested.identity ?? told?.identity ?? null;
  return {
    id: before?.id ?? crypto.randomUUID(),
    name: draft.name.trim() || identity?.email || identity?.username || new URL(server.origin).host,
    server,
    keyTail: key.slice(-4),
    keyState: draft.untested ? 'untested' : 'accepted',
    placement: told?.placement ?? null,
    headerTriedAt: told?.headerTriedAt ?? 0,
    ...(tested.placement && placed(tested.placement)),
    identity,
    balance: tested.ips === null ? (told?.balance ?? null) : { ips: tested.ips, at: Date.now() },
    statuses: told?.statuses ?? {},
    serverAhead: told?.serverAhead ?? 0,
    lag: told?.lag ?? 0,
    tellsRecipients: told?.tellsRecipients ?? false,
    createdAt: before?.createdAt ?? Date.now(),
  };
}
