import { listAccounts } from '@/utils/database/accounts';
import { onChange } from '@/utils/database/changes';
import type { StoreName } from '@/utils/database/database';
import { getList } from '@/utils/database/lists';
import { listOperations } from '@/utils/database/operations';
import { getSettings } from '@/utils/database/settings';
import { readItems } from './batch-items';
import { readSnapshot, writeSnapshot } from './snapshot';
import {
  currentAccount,
  RECENT_CODES,
  RECENT_OPERATIONS,
  type State,
  shownBatch,
  state,
} from './state';

/** Announcements within this time (ms) are one read. */
const PAUSE = 25;

let changed = new Set<StoreName>();
let reading: Promise<void> | null = null;

/** Shows last time's snapshot at once, then what is stored, and stays up to date. Resolves after the first read. */
export function watch(): Promise<void> {
  const snapshot = readSnapshot();
  if (snapshot) state.setState(snapshot);
  onChange(({ store }) => {
    changed.add(store);
    reading ??= new Promise((resolve) => setTimeout(resolve, PAUSE)).then(readChanges);
  });
  changed.add('settings');
  reading = readChanges();
  return reading;
}

/** Wants more codes of the batch operation that is shown. */
export function wantItems(count: number): Promise<void> {
  state.setState({ itemsWanted: count });
  changed.add('batches');
  reading ??= readChanges();
  return reading;
}

async function readChanges(): Promise<void> {
  try {
    while (changed.size > 0) {
      const stores = changed;
      changed = new Set();
      const read = await readState(state.getState(), stores);
      state.setState({ ...read, fresh: true });
      writeSnapshot(state.getState());
    }
  } finally {
    reading = null;
  }
}

/** What the changed stores now hold of what is shown. */
async function readState(before: State, stores: Set<StoreName>): Promise<Partial<State>> {
  const read: Partial<State> = {};
  const anew = stores.has('settings') || stores.has('accounts');
  if (anew) [read.settings, read.accounts] = await Promise.all([getSettings(), listAccounts()]);
  const account = currentAccount({ ...before, ...read });
  if (!account) return { ...read, shared: null, operations: [], items: [] };
  const [shared, operations] = await Promise.all([
    anew || stores.has('lists') ? getList(account.id, 'shared') : before.shared,
    anew || stores.has('operations')
      ? listOperations(account.id, RECENT_OPERATIONS)
      : before.operations,
  ]);
  const now = { ...before, ...read, operations };
  const items =
    operations === before.operations && !stores.has('batches') ? before.items : await itemsOf(now);
  const recent = shared && { ...shared, codes: shared.codes.slice(0, RECENT_CODES) };
  return { ...read, shared: recent, operations, items };
}

async function itemsOf(now: State) {
  const batch = shownBatch(now);
  return batch ? readItems(batch.id, now.itemsWanted) : [];
}
