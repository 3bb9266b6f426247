import { listBatches, updateBatch } from '@/utils/database/operations';
import { type OwnCodes, ownCodesReader } from '@/utils/database/own-codes';
import { getSync, notShown } from '@/utils/database/syncs';
import { fail, ok, type Result } from '@/utils/share-codes/failure';
import type { BatchOperation, Outcome } from '@/utils/share-codes/operation';
import { reading, type Untold } from '../accounts/client';
import { openReview } from '../open-review';
import { learn } from '../sync/refresh';
import { leaveOut } from './left-out';
import { isWorthWaiting } from './pauses';
import { OwnSearch, searchOwn } from './search-own';

/*
 * The first step of every redeem. To redeem a code that the account made takes it back from whoever has bought it. So
 * such a code is not sent, unless the person has chosen it as such; the others go on.
 */

const OWN = { word: 'not-sent', own: 'sure' } as const;
const UNKNOWN = { word: 'not-sent', own: 'unknown' } as const;

/** @returns whether anything is left to send, or the failure to wait for */
export async function checkOwnCodes(operation: BatchOperation): Promise<Result<boolean>> {
  const { id, accountId, tries } = operation;
  const stored = await ownCodesReader(accountId)();
  const codes = await uncheckedCodes(id);
  await leaveOutAll(id, codes.filter(stored.isOwn), OWN);
  const open = codes.filter((code) => !stored.isOwn(code));
  if (open.length === 0) return ok(await isAnyLeft(id));

  const since = await knownUntil(accountId, stored);
  let search = new OwnSearch();
  const read = await reading(accountId, (client, account) => {
    search = searchOf(accountId, `${id} ${account.server.origin}`);
    return searchOwn(client, open, since, search);
  });
  await leaveOutAll(id, search.listed(open), OWN);
  if (read.ok) await learn(accountId, 'shared', [...search.rows.values()], read.from);
  if (!read.ok && isWaitedFor(read, tries)) return fail(read.failure);
  const unknown = search.left(open);
  const isCancelled = !(await isAnyLeft(id)); // while the server was asked
  if (unknown.length > 0 && !isCancelled) await askAbout(operation, unknown);
  return ok(await isAnyLeft(id));
}

/** Codes that the person has not chosen as the account's own. */
async function uncheckedCodes(id: string): Promise<string[]> {
  const items = (await listBatches(id)).flatMap((batch) => batch.items);
  return items.flatMap(({ code, outcome, ownToo }) => (outcome || ownToo ? [] : [code]));
}

const isAnyLeft = async (id: string): Promise<boolean> =>
  (await listBatches(id)).some(({ groups }) => groups.length > 0);

async function leaveOutAll(id: string, codes: readonly string[], outcome: Outcome): Promise<void> {
  if (codes.length === 0) return;
  const out = new Set(codes);
  for (const { index, items } of await listBatches(id))
    if (items.some(({ code }) => out.has(code)))
      await updateBatch(id, index, (stored) => leaveOut(stored, out, outcome));
}

/** Machines of a server may have different clocks, ms. */
const MARGIN = 60 * 60 * 1000;

/** Codes that were made before are all stored, ms since 1970 by the server's dates; `null`: the list was not read whole. */
async function knownUntil(accountId: string, stored: OwnCodes): Promise<number | null> {
  const sync = await getSync(accountId, 'shared'); // after the blocks, so that it knows of each of them
  if (!sync || sync.completeAt === null || notShown(sync, stored.listed) > 0) return null;
  // What is being read may have come before what is older than it.
  const whole = Math.min(...[sync.head, sync.round].map((one) => one?.since ?? Infinity));
  const newest = stored.newestBefore(whole);
  return newest === null ? null : newest - MARGIN;
}

/** How far the last search of an account has come, as long as the worker lives: a pause does not begin it anew. */
const searches = new Map<string, { of: string; search: OwnSearch }>();

function searchOf(accountId: string, of: string): OwnSearch {
  const last = searches.get(accountId);
  if (last?.of === of) return last.search;
  const search = new OwnSearch();
  searches.set(accountId, { of, search });
  return search;
}

/** A list that fails by itself for longer than about a minute is not waited for. */
const MOST_TRIES = 4;

const isWaitedFor = (read: Untold, tries: number): boolean =>
  isWorthWaiting(read) && (tries < MOST_TRIES || !isOfTheList(read));

/** Without a connection, a key or a free request nothing could be redeemed either. */
const isOfTheList = ({ failure: { cause } }: Untold): boolean =>
  cause === 'server-error' || cause === 'timed-out';

/** The server does not show whether these are the account's own: the person decides. */
async function askAbout({ id, accountId }: BatchOperation, codes: string[]): Promise<void> {
  const found = { certainty: 'sure', reason: 'in-list', own: 'unknown' } as const;
  await openReview(
    accountId,
    codes.map((code) => ({ code, ...found })),
  ); // before they are left out: killed in between, it asks twice
  await leaveOutAll(id, codes, UNKNOWN);
}
