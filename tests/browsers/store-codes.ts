import type { Block, CodeList, Sync } from '../../utils/database/records.ts';
import type { ShareCode } from '../../utils/share-codes/share-code.ts';
import type { Screen } from './screen.ts';

/** The newest has the number 0. Their digits are spread, as in codes of a server. */
export const codeAt = (at: number): string =>
  `CODE${String((at * 7919) % 1_000_000).padStart(6, '0')}`;

/**
 * Stores so many codes as if their list had been read from the server long since: the newest is `codeAt(0)`, each
 * further one a minute older. Every third is used. `page` is one of the extension's own.
 */
export const storeCodes = (page: Screen, accountId: string, count: number): Promise<void> =>
  page.run(store, { accountId, count });

/** Runs in the page. */
export async function store({
  accountId,
  count,
}: {
  accountId: string;
  count: number;
}): Promise<void> {
  const name = 'shared';
  const now = Date.now();
  const codeOf = (at: number): ShareCode => {
    const isUsed = at % 3 === 2;
    return {
      code: `CODE${String((at * 7919) % 1_000_000).padStart(6, '0')}`,
      status: isUsed ? 2 : 1,
      ips: 5 + (at % 10),
      createdAt: now - at * 60_000,
      usedAt: isUsed ? now - at * 30_000 : null,
      usedBy: isUsed ? `buyer-${at}@customer.example` : null,
      forwardTo: at % 5 === 0 ? `friend-${at}@customer.example` : null,
      expiresAt: null,
      dataType: 1,
      trafficBytes: null,
    };
  };
  const codes = Array.from({ length: count }, (_, at) => codeOf(at));
  const list: CodeList = {
    accountId,
    name,
    codes: codes.slice(0, 100),
    totalItems: count,
    unreadable: 0,
    at: now,
  };
  const sync: Sync = {
    accountId,
    name,
    head: null,
    round: null,
    completeAt: now,
    unusedAt: now,
    totalItems: count,
    unreadable: 0,
    readAt: now,
    dueAt: null,
    failure: null,
    tries: 0,
    layout: 1,
  };
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('share-code-manager');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const tx = db.transaction(['lists', 'blocks', 'syncs'], 'readwrite');
  tx.objectStore('lists').put(list);
  tx.objectStore('syncs').put(sync);
  for (let from = 0, number = 1; from < count; from += 500, number++) {
    const block: Block = {
      accountId,
      name,
      number,
      at: now,
      codes: codes.slice(from, from + 500),
      gone: [],
    };
    tx.objectStore('blocks').put(block);
  }
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
  db.close();
}
