import { createStore } from 'zustand/vanilla';
import { onChange } from '@/utils/database/changes';
import {
  getOperation,
  listBatches,
  listOperations,
  openOperations,
} from '@/utils/database/operations';
import { readItems, type ShownItem } from '@/utils/page/batch-items';
import { keepSame } from '@/utils/page/keep-same';
import { FIRST_ITEMS } from '@/utils/page/state';
import type { Failure } from '@/utils/share-codes/failure';
import type { BatchOperation, Operation } from '@/utils/share-codes/operation';

/*
 * The revokes that this page shows. They are read for themselves, of every account: whatever else begins, and
 * whichever account is looked at, one that can still be undone stays.
 */

export interface Revoke {
  operation: BatchOperation;
  /** The first of its codes. */
  items: ShownItem[];
}

interface Revokes {
  /** Oldest first. */
  list: readonly Revoke[];
  /** Every code that one of them is still about to revoke. */
  codes: ReadonlySet<string>;
  /** Those that the person has taken back on this page, each with why nobody heard it. */
  undone: ReadonlyMap<string, Failure | null>;
  putAway: ReadonlySet<string>;
}

export const revokes = createStore<Revokes>(() => ({
  list: [],
  codes: new Set(),
  undone: new Map(),
  putAway: new Set(),
}));

export function putAway(operations: readonly BatchOperation[]): void {
  const ids = operations.map(({ id }) => id);
  revokes.setState(({ putAway }) => ({ putAway: new Set([...putAway, ...ids]) }));
}

/** Announcements within this time (ms) are one read. */
const PAUSE = 50;

/** Reads them and stays up to date. Returns how to stop. */
export function watchRevokes(accountId: string): () => void {
  let changed = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    changed = true;
    timer ??= setTimeout(start, PAUSE);
  };
  const start = async () => {
    changed = false;
    try {
      const read = await readRevokes(accountId);
      if (!stopped)
        revokes.setState((before) => ({ ...read, list: keepSame(before.list, read.list) }));
    } catch (error) {
      console.error('Could not read the revokes; what is shown of them stays:', error);
    }
    timer = undefined;
    if (changed && !stopped) soon();
  };
  const unsubscribe = onChange(({ store }) => {
    if (store === 'operations' || store === 'accounts') soon();
  });
  timer = setTimeout(start);
  return () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe();
  };
}

/** Those that are not settled, those that this page has shown, and the latest thing that was done, where it is one. */
async function readRevokes(accountId: string) {
  const [open, latest] = await Promise.all([openOperations(), listOperations(accountId, 1)]);
  const shown = revokes.getState().list.map(({ operation }) => operation.id);
  const ids = new Set([...shown, ...[...open, ...latest].filter(isRevoke).map(({ id }) => id)]);
  const found = (await Promise.all([...ids].map(getOperation))).filter((one) => one !== null);
  const operations = found.filter(isRevoke).sort((a, b) => a.createdAt - b.createdAt);
  const list = await Promise.all(
    operations.map(async (operation) => ({
      operation,
      items: await readItems(operation.id, wanted.get(operation.id) ?? FIRST_ITEMS),
    })),
  );
  return { list, codes: await codesOf(operations.filter(isGoingOn)) };
}

const isRevoke = (operation: Operation): operation is BatchOperation => operation.kind === 'revoke';

const isGoingOn = ({ open, state }: BatchOperation): boolean => open === 1 && state === 'running';

/** How many codes of a revoke are wanted. */
const wanted = new Map<string, number>();

export function wantMore({ operation, items }: Revoke): void {
  const { id } = operation;
  wanted.set(id, items.length + FIRST_ITEMS);
  void readItems(id, items.length + FIRST_ITEMS).then((items) =>
    revokes.setState(({ list }) => ({
      list: list.map((one) => (one.operation.id === id ? { ...one, items } : one)),
    })),
  );
}

/** The codes of an operation never change, so each is read once; the same codes stay the same set. */
let read = new Map<string, string[]>();
let goingOn: ReadonlySet<string> = new Set();

async function codesOf(operations: readonly BatchOperation[]): Promise<ReadonlySet<string>> {
  const ids = operations.map(({ id }) => id);
  if (ids.length === read.size && ids.every((id) => read.has(id))) return goingOn;
  const codes = ids.map(async (id) => [id, read.get(id) ?? (await readCodes(id))] as const);
  read = new Map(await Promise.all(codes));
  goingOn = new Set([...read.values()].flat());
  return goingOn;
}

async function readCodes(id: string): Promise<string[]> {
  return (await listBatches(id)).flatMap(({ items }) => items.map(({ code }) => code));
}
