import { browser } from 'wxt/browser';
import { endOf } from '@/utils/clock';
import { getAccount } from '@/utils/database/accounts';
import { rangeOf } from '@/utils/database/blocks';
import { countDamagedIn } from '@/utils/database/damage';
import type { ListName, Sync } from '@/utils/database/records';
import { getSync, listSyncs, nameOf, updateSync } from '@/utils/database/syncs';
import { FLOOR } from '../schedule';
import { asked, isAtRest, lost, newSync } from './plan';
import { step } from './steps';

/*
 * Keeps whole lists in the database, a page to a request, gently paced. Each step starts from what is stored, so a
 * worker that is killed in the middle goes on with the next one.
 */

/** Brings a worker that was killed back to a sync that is not at rest. */
export const SYNC_ALARM = 'sync';

/** Between requests, ms: while not all codes are here yet, and later, when nothing is urgent. */
const QUICK = 250;
const SLOW = 2000;

const LISTS: ListName[] = ['shared', 'used'];
const queued = new Set<string>();

/** The person looks at an account's lists: reads what is new, and on from where the last time ended. */
export async function startSync(accountId: string): Promise<void> {
  const account = await getAccount(accountId);
  const unused = Object.entries(account?.statuses ?? {}).filter(([, means]) => means === 'unused');
  const number = unused.length === 1 ? Number(unused[0]?.[0]) : null;
  for (const name of LISTS) {
    const isLost = await isDamaged(accountId, name);
    await updateSync(accountId, name, (stored) => {
      const sync = stored ?? newSync(accountId, name);
      const isPaused =
        sync.failure?.cause === 'rate-limited' && endOfPause(sync) > performance.now();
      return asked(isLost ? lost(sync) : sync, number, Date.now(), isPaused);
    });
  }
  await goOnSyncing();
}

const looked = new Set<string>();

/** Whether codes of a list are lost to damage. Looked at once by each worker: all blocks are read for it. */
async function isDamaged(accountId: string, name: ListName): Promise<boolean> {
  const list = `${accountId}/${name}`;
  if (looked.has(list)) return false;
  looked.add(list);
  return (await countDamagedIn('blocks', rangeOf(accountId, name))) > 0;
}

/** The keys are open again: what stopped for them goes on. */
export const syncUnlocked = (): Promise<void> =>
  goOnWith(({ failure }) => failure?.cause === 'locked');

/** An account was saved anew, perhaps with another key: what stopped, for whatever reason, goes on. */
export const syncSaved = (accountId: string): Promise<void> =>
  goOnWith((sync) => sync.accountId === accountId && sync.failure !== null && sync.dueAt === null);

async function goOnWith(isMeant: (sync: Sync) => boolean): Promise<void> {
  for (const { accountId, name } of (await listSyncs()).filter(isMeant))
    await updateSync(accountId, name, (sync) =>
      sync && isMeant(sync) ? { ...sync, failure: null, tries: 0, dueAt: 0 } : null,
    );
  await goOnSyncing();
}

/** Takes up every sync that is due. Safe to call at any moment, any number of times. */
export async function goOnSyncing(): Promise<void> {
  const syncs = await listSyncs();
  const ends = syncs.filter((sync) => !isAtRest(sync) && sync.dueAt !== null).map(endOfPause);
  if (ends.length === 0) return;
  await wakeAt(Math.min(...ends));
  for (const { accountId, name } of syncs) void run(accountId, name);
}

/** The browser's lock keeps one reader to a list and frees itself when the worker is killed. */
async function run(accountId: string, name: ListName): Promise<void> {
  const lock = nameOf({ accountId, name });
  if (queued.has(lock)) return;
  queued.add(lock);
  await navigator.locks.request(lock, async () => {
    queued.delete(lock);
    try {
      await readOn(accountId, name);
    } catch (error) {
      console.error('A list could not be stored; it is read again later:', error);
    }
  });
}

async function readOn(accountId: string, name: ListName): Promise<void> {
  for (;;) {
    const sync = await getSync(accountId, name);
    if (!sync || isAtRest(sync) || sync.dueAt === null) return;
    if (endOfPause(sync) > performance.now()) return wakeAt(endOfPause(sync));
    await wakeAt(performance.now()); // also keeps an idle worker alive
    await step(sync);
    await new Promise((resolve) => setTimeout(resolve, pauseAfter(sync)));
  }
}

const pauseAfter = ({ head, completeAt }: Sync): number =>
  head !== null || completeAt === null ? QUICK : SLOW;

/** By `performance.now()`. */
const endOfPause = (sync: Sync): number => endOf(nameOf(sync), sync.dueAt ?? 0, sync.within);

async function wakeAt(end: number): Promise<void> {
  const when = Date.now() + Math.max(end - performance.now(), FLOOR);
  await browser.alarms.create(SYNC_ALARM, { when });
}
