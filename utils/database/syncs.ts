import { withWait } from '@/utils/clock';
import { MOST_CODES } from '@/utils/share-codes/bounds';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { isOn } from './accounts';
import { fold, type Kept, layOut, rangeOf } from './blocks';
import { announce } from './changes';
import { database, durable } from './database';
import { everyOne } from './fields';
import { readAccount, readBlock, readSync } from './read-records';
import type { Block, ListName, Sync } from './records';

export async function getSync(accountId: string, name: ListName): Promise<Sync | null> {
  return readSync(await (await database()).get('syncs', [accountId, name])) ?? null;
}

export async function listSyncs(): Promise<Sync[]> {
  return everyOne(readSync, await (await database()).getAll('syncs'));
}

/** A name for the reading of one list, among everything that waits. */
export const nameOf = ({ accountId, name }: Pick<Sync, 'accountId' | 'name'>): string =>
  `sync/${accountId}/${name}`;

/** What was read, and the origin of the server that has told it. */
type Read = Pick<Block, 'codes' | 'gone'> & { from: string };

const NOTHING: Omit<Read, 'from'> = { codes: [], gone: [] };

/**
 * The one way a sync changes: together with the block that was read, in one commit.
 * @param change pure; told the number of the new block; `null` leaves everything as it is
 */
export async function updateSync(
  accountId: string,
  name: ListName,
  change: (sync: Sync | null, number: number) => Sync | null,
  read: Read | null = null,
): Promise<void> {
  const tx = (await database()).transaction(['accounts', 'blocks', 'syncs'], 'readwrite');
  const blocks = tx.objectStore('blocks');
  const [account, sync, last] = await Promise.all([
    tx.objectStore('accounts').get(accountId),
    tx.objectStore('syncs').get([accountId, name]),
    blocks.openKeyCursor(rangeOf(accountId, name), 'prev'),
  ]);
  const number = (last?.key[2] ?? 0) + 1;
  // The account may have been removed or moved while the request was out.
  const isHere = read ? isOn(readAccount(account), read.from) : account !== undefined;
  const before = readSync(sync) ?? null;
  const changed = isHere ? change(before, number) : null;
  if (changed) {
    const { codes, gone } = read ?? NOTHING;
    if (codes.length + gone.length > 0)
      void blocks.put({ accountId, name, number, at: Date.now(), codes, gone });
    await tx.objectStore('syncs').put(withWait(nameOf(changed), changed, before));
  }
  await tx.done;
  if (changed) announce({ store: 'syncs', id: accountId });
}

/**
 * A round is complete: lays the blocks out anew.
 * @param since codes not met from this block on are gone, where the server has shown all that it counts; `null`: all stay
 * @param change pure; `null` leaves everything as it is
 */
export async function completeSync(
  accountId: string,
  name: ListName,
  since: number | null,
  change: (sync: Sync) => Sync | null,
): Promise<void> {
  const tx = await durable(['blocks', 'syncs']);
  const blocks = tx.objectStore('blocks');
  const sync = readSync(await tx.objectStore('syncs').get([accountId, name]));
  const range = rangeOf(accountId, name);
  const changed = sync && change(sync);
  if (sync && changed) {
    const all = new Map<string, Kept>();
    let last = 0;
    // One at a time, here and below: meanwhile the worker does what else there is to do, for other accounts, too.
    for (let at = await blocks.openCursor(range); at; at = await at.continue()) {
      const block = readBlock(at.value);
      if (block) fold(all, [block]);
      last = at.key[2];
    }
    const known = [...all.values()];
    const met = known.filter(({ number }) => number >= (since ?? 0));
    const kept = notShown(changed, met.length) === 0 ? met : known;
    const newest = kept.toSorted(newestFirst).slice(0, MOST_CODES);
    void blocks.delete(range);
    for (const block of layOut(newest, { accountId, name }, last + 1)) await blocks.put(block);
    await tx.objectStore('syncs').put({ ...changed, layout: sync.layout + 1 });
  }
  await tx.done;
  announce({ store: 'syncs', id: accountId });
}

/** How many codes the server counts in a list and does not show; 0 where it does not count. */
export const notShown = (
  { totalItems, unreadable }: Pick<Sync, 'totalItems' | 'unreadable'>,
  shown: number,
): number => Math.max(0, (totalItems ?? 0) - unreadable - shown);

const newestFirst = ({ code: one }: Kept, { code: other }: Kept): number =>
  ageOf(other) - ageOf(one);

const ageOf = ({ createdAt, usedAt }: ShareCode): number => createdAt ?? usedAt ?? 0;
