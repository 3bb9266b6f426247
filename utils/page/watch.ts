import { listAccounts } from '@/utils/database/accounts';
import { onChange } from '@/utils/database/changes';
import { getList } from '@/utils/database/lists';
import { listOperations } from '@/utils/database/operations';
import { listPast } from '@/utils/database/past-operations';
import type { StoreName } from '@/utils/database/records';
import { getSettings } from '@/utils/database/settings';
import { readItems } from './batch-items';
import { keepDraftsOf } from './drafts';
import { keepSame } from './keep-same';
import { forgetSnapshot, readSnapshot, writeSnapshot } from './snapshot';
import {
  currentAccount,
  RECENT_CODES,
  RECENT_OPERATIONS,
  type State,
  shownBatch,
  state,
} from './state';

/** Least time (ms) between two reads: a running batch announces a change more often than anybody can look. */
const PAUSE = 80;

let changed = new Set<StoreName>();
let reading: Promise<void> | null = null;
let lastRead = Number.NEGATIVE_INFINITY;
let keepsAccount = false;

/**
 * Shows last time's snapshot at once, then what is stored, and stays up to date. Resolves after the first read.
 * @param wishes.keepsAccount whether this window goes on to show the account that it shows, until its own box or the end
 *   of that account changes it: what is typed here is for that one
 */
export function watch(wishes = { keepsAccount: false }): Promise<void> {
  keepsAccount = wishes.keepsAccount;
  const snapshot = readSnapshot();
  if (snapshot) state.setState(snapshot);
  onChange(({ store }) => void readSoon(store));
  changed.add('settings');
  reading = readChanges();
  return reading;
}

/** Shows another account; what is stored of it follows. */
export function showAccount(accountId: string): void {
  state.setState({ accountId, shared: null, operations: [], past: [], items: [], fresh: false });
  forgetSnapshot(); // of the account that the next window will not show
  void readSoon('accounts');
}

/** Wants more codes of the batch operation that is shown. */
export function wantItems(count: number): Promise<void> {
  state.setState({ itemsWanted: count });
  return readSoon('batches');
}

/** Resolves when what is stored now is shown: a read that is under way may have begun before. */
export async function readAgain(store: StoreName): Promise<void> {
  await readSoon(store);
  if (changed.has(store)) await reading;
}

function readSoon(store: StoreName): Promise<void> {
  changed.add(store);
  reading ??= rested().then(readChanges);
  return reading;
}

function rested(): Promise<void> {
  const rest = Math.max(lastRead + PAUSE - performance.now(), 0);
  return new Promise((resolve) => setTimeout(resolve, rest));
}

async function readChanges(): Promise<void> {
  const stores = changed;
  changed = new Set();
  try {
    const { accountId } = state.getState();
    const read = await readState(state.getState(), stores);
    if (state.getState().accountId !== accountId) {
      changed = new Set([...stores, ...changed]); // another one was chosen meanwhile
      return;
    }
    state.setState((before) => keepSame(before, kept({ ...before, ...read, fresh: true })));
    if (read.accounts) keepDraftsOf(read.accounts.map(({ id }) => id));
    writeSnapshot(state.getState());
  } finally {
    lastRead = performance.now();
    reading = changed.size > 0 ? rested().then(readChanges) : null;
  }
}

const kept = (read: State): State =>
  keepsAccount ? { ...read, accountId: currentAccount(read)?.id ?? null } : read;

/** What the changed stores now hold of what is shown. */
async function readState(before: State, stores: Set<StoreName>): Promise<Partial<State>> {
  const read: Partial<State> = {};
  const anew = stores.has('settings') || stores.has('accounts');
  if (anew) {
    const [settings, accounts] = await Promise.all([getSettings(), listAccounts()]);
    Object.assign(read, { settings, accounts });
  }
  const account = currentAccount({ ...before, ...read });
  if (!account) return { ...read, shared: null, operations: [], past: [], items: [] };
  const isSame = before.fresh && currentAccount(before)?.id === account.id;
  const [shared, operations, past] = await Promise.all([
    anew || stores.has('lists') ? getList(account.id, 'shared') : before.shared,
    anew || stores.has('operations')
      ? listOperations(account.id, RECENT_OPERATIONS)
      : before.operations,
    isSame && !stores.has('past') ? before.past : listPast(account.id, RECENT_OPERATIONS),
  ]);
  const now = { ...before, ...read, operations };
  const items =
    operations === before.operations && !stores.has('batches') ? before.items : await itemsOf(now);
  const recent = shared && { ...shared, codes: shared.codes.slice(0, RECENT_CODES) };
  return { ...read, shared: recent, operations, past, items };
}

function itemsOf(now: State) {
  const batch = shownBatch(now);
  return batch ? readItems(batch.id, now.itemsWanted) : [];
}
