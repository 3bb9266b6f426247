import { flag, listOf, name, nullable, number, record } from '@/utils/database/fields';
import { outcome, readOperation } from '@/utils/database/read-operation';
import { readAccount, readList, readSettings } from '@/utils/database/read-records';
import type { Settings } from '@/utils/share-codes/settings';
import { currentAccount, FIRST_ITEMS, RECENT_CODES, type State, storedAccount } from './state';
import { countingLimit } from './typed-limit';

/*
 * The first paint: what the popup showed last, in one synchronous read of something small.
 */

const KEY = 'snapshot';
/** Another one means that the shape has changed: an old snapshot is then as good as none. */
const VERSION = 1;

const readState = record<State>({
  settings: readSettings,
  accounts: listOf(readAccount),
  accountId: () => null, // it belongs to the window that was closed
  shared: nullable(readList),
  operations: listOf(readOperation),
  past: () => [], // not in the first paint
  items: listOf(record({ code: name, outcome: nullable(outcome), checking: flag })),
  itemsWanted: number,
  fresh: flag,
});

export function readSnapshot(): State | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    const state = stored?.version === VERSION ? readState(stored.state) : undefined;
    return state ? { ...state, settings: withTypedLimit(state.settings) } : null;
  } catch {
    return null;
  }
}

/** What was typed just before counts at the first press already. */
const withTypedLimit = (settings: Settings): Settings => ({
  ...settings,
  confirmAboveIps: countingLimit(settings.confirmAboveIps),
});

/** A window that keeps to an account that the next one will not show first leaves no snapshot. */
export function writeSnapshot(state: State): void {
  if (currentAccount(state) !== storedAccount(state)) return;
  try {
    // Without an account there is nothing to show first.
    if (state.accounts.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ version: VERSION, state: bounded(state) }));
  } catch {
    forgetSnapshot(); // the next first paint waits for the database, no more
  }
}

/** Nothing of an account that is about to be removed is shown first. */
export function forgetSnapshot(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has kept no snapshot.
  }
}

/** Only what stands on the screen: the newest operation whole, of the others a line. */
function bounded(state: State): State {
  const { shared, operations, items } = state;
  const [newest] = operations;
  return {
    ...state,
    fresh: false,
    past: [],
    itemsWanted: FIRST_ITEMS,
    shared: shared && { ...shared, codes: shared.codes.slice(0, RECENT_CODES) },
    items: newest && newest.kind !== 'generate' ? items.slice(0, FIRST_ITEMS) : [],
    operations: operations.map((one) => {
      if (one.kind !== 'generate') return { ...one, baseline: null };
      const most = one === newest ? FIRST_ITEMS : 0;
      return { ...one, baseline: null, codes: one.codes.slice(0, most) };
    }),
  };
}
