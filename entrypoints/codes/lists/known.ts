import { createStore } from 'zustand/vanilla';
import { onChange } from '@/utils/database/changes';
import { listNotes } from '@/utils/database/notes';
import { revokedCodes } from '@/utils/database/own-acts';
import type { ListName, StoreName } from '@/utils/database/records';
import { storageFailure } from '@/utils/database/storage-failure';
import { state } from '@/utils/page/state';
import type { Failure } from '@/utils/share-codes/failure';
import { codesReader, readNewest, type Stored } from './read-codes';

/** What is stored of the list that is shown. */
export interface Known extends Stored {
  /** Which list that is; right after another was chosen it is still the one before. */
  of: string;
  notes: ReadonlyMap<string, string>;
  revoked: ReadonlySet<string>;
  /** How much of it was read: nothing but last time's snapshot, the newest codes, or all. */
  read: 'nothing' | 'newest' | 'all';
  /** Why it could not be read. */
  failed: Failure | null;
}

const EMPTY: Known = {
  of: '',
  codes: [],
  toldAt: () => null,
  notes: new Map(),
  revoked: new Set(),
  sync: null,
  list: null,
  read: 'nothing',
  failed: null,
};

export const known = createStore<Known>(() => EMPTY);

export const listOf = (accountId: string, name: ListName): string => `${accountId} ${name}`;

/** Whether all codes of the list were read from the server, once at least. */
export const isWhole = ({ sync }: Known): boolean => sync !== null && sync.completeAt !== null;

/** When the server last told of this list, ms since 1970; 0: never. */
export const readAt = ({ sync, list }: Known): number => Math.max(sync?.readAt ?? 0, list?.at ?? 0);

/** Announcements within this time (ms) are one read. */
const PAUSE = 100;

/** The same while the list is read for the first time: each page of it is announced, and the server is what is shown. */
const LONG_PAUSE = 1000;

/** Reads what is stored of a list and stays up to date. Returns how to stop. */
export function watchKnown(accountId: string, name: ListName): () => void {
  known.setState({ ...EMPTY, ...snapshot(accountId, name), of: listOf(accountId, name) }, true);
  const stop = new AbortController();
  const readAll = codesReader(accountId, name, stop.signal);
  let changed = new Set<StoreName>(['syncs', 'notes', 'acts']);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (part: Partial<Known>) => {
    if (!stop.signal.aborted) known.setState(part);
  };
  const readCodes = async () => {
    if (known.getState().read === 'nothing')
      put({ ...(await readNewest(accountId, name)), read: 'newest' });
    put({ ...(await readAll()), read: 'all' });
  };
  const read = async () => {
    const stores = changed;
    changed = new Set();
    await Promise.all([
      (stores.has('syncs') || stores.has('lists')) && readCodes(),
      stores.has('notes') && readNotes(accountId).then(put),
      stores.has('acts') && readRevoked(accountId).then(put),
    ]);
  };
  const start = () =>
    read()
      .catch((error: unknown) => put({ read: 'all', failed: storageFailure(error) }))
      .finally(() => {
        timer = undefined;
        if (changed.size > 0) soon();
      });
  const soon = () => {
    timer ??= setTimeout(start, isFirstRound(known.getState()) ? LONG_PAUSE : PAUSE);
  };
  const unsubscribe = onChange(({ store, id }) => {
    if (id !== accountId) return;
    changed.add(store);
    soon();
  });
  timer = setTimeout(start);
  return () => {
    stop.abort();
    clearTimeout(timer);
    unsubscribe();
  };
}

const isFirstRound = ({ sync }: Known): boolean => sync !== null && sync.completeAt === null;

/** What the first paint of every page has: the newest codes that were made. */
function snapshot(accountId: string, name: ListName): Partial<Known> {
  const { shared } = state.getState();
  return name === 'shared' && shared?.accountId === accountId
    ? { list: shared, codes: shared.codes }
    : {};
}

async function readNotes(accountId: string): Promise<Pick<Known, 'notes'>> {
  const notes = await listNotes(accountId);
  return { notes: new Map(notes.map(({ code, text }) => [code, text])) };
}

/** The same codes stay the same set: then nothing is searched again. */
async function readRevoked(accountId: string): Promise<Partial<Known>> {
  const revoked = await revokedCodes(accountId);
  const before = known.getState().revoked;
  const isSame = revoked.size === before.size && [...revoked].every((code) => before.has(code));
  return isSame ? {} : { revoked };
}
