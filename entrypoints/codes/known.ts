import { createStore } from 'zustand/vanilla';
import { fold, type Kept, readBlocks } from '@/utils/database/blocks';
import { onChange } from '@/utils/database/changes';
import { getList } from '@/utils/database/lists';
import { listNotes } from '@/utils/database/notes';
import { ownActs } from '@/utils/database/own-acts';
import type { CodeList, ListName, StoreName, Sync } from '@/utils/database/records';
import { getSync } from '@/utils/database/syncs';
import type { ShareCode } from '@/utils/share-codes/share-code';

/** All that is stored of the list that is shown. */
export interface Known {
  codes: ShareCode[];
  notes: ReadonlyMap<string, string>;
  revoked: ReadonlySet<string>;
  sync: Sync | null;
  list: CodeList | null;
  /** False until it was read for the first time. */
  read: boolean;
  failed: boolean;
}

const EMPTY: Known = {
  codes: [],
  notes: new Map(),
  revoked: new Set(),
  sync: null,
  list: null,
  read: false,
  failed: false,
};

export const known = createStore<Known>(() => EMPTY);

/** Announcements within this time (ms) are one read. */
const PAUSE = 100;

/** How many of the latest operations are asked for codes they have revoked. */
const OPERATIONS = 500;

/** Reads what is stored of a list and stays up to date. Returns how to stop. */
export function watchKnown(accountId: string, name: ListName): () => void {
  known.setState(EMPTY, true);
  const readCodes = codesReader(accountId, name);
  let changed = new Set<StoreName>(['syncs', 'notes', 'operations']);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const read = async () => {
    const stores = changed;
    changed = new Set();
    const has = (...names: StoreName[]) => names.some((store) => stores.has(store));
    const [codes, notes, acts] = await Promise.all([
      has('syncs', 'lists') ? readCodes() : {},
      has('notes') ? readNotes(accountId) : {},
      has('operations') ? ownActs(accountId, OPERATIONS) : {},
    ]);
    if (!stopped) known.setState({ ...codes, ...notes, ...acts, read: true });
  };
  const start = () =>
    read()
      .catch(() => known.setState({ read: true, failed: true }))
      .finally(() => {
        timer = undefined;
        if (changed.size > 0) soon();
      });
  const soon = () => {
    timer ??= setTimeout(start, PAUSE);
  };
  const stop = onChange(({ store, id }) => {
    if (store !== 'operations' && id !== accountId) return;
    changed.add(store);
    soon();
  });
  timer = setTimeout(start);
  return () => {
    stopped = true;
    clearTimeout(timer);
    stop();
  };
}

/** Reads the blocks that have come since the last time, or all where they were laid out anew. */
function codesReader(accountId: string, name: ListName) {
  let kept = new Map<string, Kept>();
  let layout: number | undefined;
  let last = 0;
  return async (): Promise<Pick<Known, 'codes' | 'sync' | 'list'>> => {
    const [sync, list] = await Promise.all([getSync(accountId, name), getList(accountId, name)]);
    if (sync?.layout !== layout) {
      kept = new Map();
      last = 0;
      layout = sync?.layout;
    }
    const blocks = await readBlocks(accountId, name, last);
    fold(kept, blocks);
    last = blocks.at(-1)?.number ?? last;
    return { sync, list, codes: merge(kept, list) };
  };
}

/** The newest codes were perhaps read later than the whole list. */
function merge(kept: ReadonlyMap<string, Kept>, list: CodeList | null): ShareCode[] {
  const newer = new Map<string, ShareCode>();
  for (const code of list?.codes ?? [])
    if ((kept.get(code.code)?.at ?? 0) < (list?.at ?? 0)) newer.set(code.code, code);
  const rest = [...kept.values()].map(({ code }) => code);
  return [...newer.values(), ...rest.filter(({ code }) => !newer.has(code))];
}

async function readNotes(accountId: string): Promise<Pick<Known, 'notes'>> {
  const notes = await listNotes(accountId);
  return { notes: new Map(notes.map(({ code, text }) => [code, text])) };
}
