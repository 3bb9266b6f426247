import { rangeOf } from '@/utils/database/blocks';
import { countDamagedIn } from '@/utils/database/damage';
import { listBatches, updateBatch } from '@/utils/database/operations';
import { type OwnCodes, ownCodesReader } from '@/utils/database/own-codes';
import { getSync, notShown } from '@/utils/database/syncs';
import { fail, ok, type Result } from '@/utils/share-codes/failure';
import type { BatchItem, BatchOperation, Outcome } from '@/utils/share-codes/operation';
import { reading, type Untold } from '../accounts/client';
import { openReview } from '../open-review';
import { learn } from '../sync/refresh';
import { codesOut } from './batch-machine';
import { leaveOut } from './left-out';
import { isWorthWaiting } from './pauses';
import { OwnSearch, type Stored, searchOwn } from './search-own';

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

  const whole = await wholeList(accountId, stored);
  let [key, search, isAnew] = ['', new OwnSearch(), true];
  const read = await reading(accountId, (client, { keyTail, server }) => {
    key = `${id} ${server.origin} ${keyTail}`;
    search = searches.get(key) ?? search;
    searches.set(key, search);
    isAnew = search.pages === 0;
    return searchOwn(client, open, whole, search);
  });
  await leaveOutAll(id, search.listed(open), OWN);
  if (read.ok) await learn(accountId, 'shared', [...search.rows.values()], read.from);
  const isOneOfMany = isAnew && search.pages > 0 && tries >= MOST_LIVES;
  const isWaited = !read.ok && isWaitedFor(read, search) && !(isOneOfMany && isLong(read));
  if (isWaited) return fail(read.failure);
  searches.delete(key);
  const unknown = search.left(open);
  const isCancelled = !(await isAnyLeft(id)); // while the server was asked
  if (unknown.length > 0 && !isCancelled) await askAbout(operation, unknown);
  return ok(await isAnyLeft(id));
}

/** Codes that the person has not chosen as the account's own, and that no request may have acted on. */
async function uncheckedCodes(id: string): Promise<string[]> {
  return (await listBatches(id)).flatMap((batch) => {
    const out = codesOut(batch);
    const isOpen = ({ code, outcome, ownToo }: BatchItem) => !outcome && !ownToo && !out.has(code);
    return batch.items.filter(isOpen).map(({ code }) => code);
  });
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

/** `null`: the list was not read whole, or some of it is lost. */
async function wholeList(accountId: string, stored: OwnCodes): Promise<Stored | null> {
  const sync = await getSync(accountId, 'shared'); // after the blocks, so that it knows of each of them
  if (!sync || sync.completeAt === null || sync.cutOff) return null;
  if (notShown(sync, stored.listed) > 0) return null;
  const blocks = rangeOf(accountId, 'shared');
  if (sync.totalItems === null && (await countDamagedIn('blocks', blocks)) > 0) return null;
  // What is being read may have come before what is older than it.
  const whole = Math.min(...[sync.head, sync.round].map((one) => one?.since ?? Infinity));
  const newest = stored.newestBefore(whole);
  return newest === null ? null : { before: newest - MARGIN, has: stored.isOwn };
}

/**
 * How far the search of an operation in one account's list has come, as long as the worker lives: a pause does not begin
 * it anew.
 */
const searches = new Map<string, OwnSearch>();

/** A search that each pause kills, with the worker, would begin anew for good. */
const MOST_LIVES = 4;

/** For a pause of minutes no worker is kept alive. */
const isLong = ({ failure }: Untold): boolean =>
  failure.cause === 'rate-limited' && (failure.retryAt ?? 0) > Date.now() + 5 * 60 * 1000;

/** A list that fails by itself for longer than about a minute is not waited for. */
const MOST_FAILURES = 4;

const isWaitedFor = (read: Untold, search: OwnSearch): boolean =>
  isWorthWaiting(read) && (!isOfTheList(read) || search.failures++ < MOST_FAILURES);

/** Without a connection, a key or a free request nothing could be redeemed either. */
const isOfTheList = ({ failure: { cause } }: Untold): boolean =>
  cause === 'server-error' || cause === 'timed-out';

/** The server does not show whether these are the account's own: the person decides, here or at the results. */
async function askAbout({ id, accountId }: BatchOperation, codes: string[]): Promise<void> {
  const found = { certainty: 'sure', reason: 'in-list', own: 'unknown' } as const;
  const candidates = codes.map((code) => ({ code, ...found }));
  try {
    await openReview(accountId, candidates); // before they are left out: killed in between, it asks twice
  } catch (error) {
    console.warn('The review could not be opened:', error);
  }
  await leaveOutAll(id, codes, UNKNOWN);
}
