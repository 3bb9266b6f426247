import { createStore } from 'zustand/vanilla';
import type { CodeList, PastOperation } from '@/utils/database/records';
import type { Account } from '@/utils/share-codes/account';
import { hasSurplus } from '@/utils/share-codes/ended-badly';
import type { BatchOperation, GenerateOperation, Operation } from '@/utils/share-codes/operation';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/share-codes/settings';
import { isPossiblyMade, isTold } from '@/utils/share-codes/told';
import type { ShownItem } from './batch-items';

/** What is stored and shown of the current account: small enough to be the snapshot of the first paint, too. */
export interface State {
  settings: Settings;
  accounts: Account[];
  /** The account that this window keeps to, whatever is chosen in another one; `null`: the stored choice. */
  accountId: string | null;
  /** The newest codes of the account's list, as last read. */
  shared: CodeList | null;
  /** The newest operations, newest first. */
  operations: Operation[];
  /** The newest operations that a backup has brought back, newest first. */
  past: PastOperation[];
  /** The first codes of the batch operation that is shown. */
  items: ShownItem[];
  /** How many of its codes are wanted. */
  itemsWanted: number;
  /** False while this is last time's snapshot, or another account's was left and this one is not read yet. */
  fresh: boolean;
}

export const FIRST_ITEMS = 500;
export const RECENT_CODES = 30;
export const RECENT_OPERATIONS = 8;

export const EMPTY_STATE: State = {
  settings: DEFAULT_SETTINGS,
  accounts: [],
  accountId: null,
  shared: null,
  operations: [],
  past: [],
  items: [],
  itemsWanted: FIRST_ITEMS,
  fresh: false,
};

export const state = createStore<State>(() => EMPTY_STATE);

/** The one that this window shows. */
export function currentAccount(state: State): Account | null {
  return state.accounts.find(({ id }) => id === state.accountId) ?? storedAccount(state);
}

/** The one that a window shows which is opened next. */
export function storedAccount({ accounts, settings }: State): Account | null {
  return accounts.find(({ id }) => id === settings.currentAccountId) ?? accounts[0] ?? null;
}

/** What began since belongs on the page until it is closed. */
export const OPENED_AT = Date.now();

const stays = (one: Operation, { operations }: State) =>
  one === operations[0] || one.open === 1 || one.createdAt >= OPENED_AT;

/** The generates to show whole: the latest, those that it overtook, and each that waits for something. */
export function shownGenerates(state: State): GenerateOperation[] {
  const generates = state.operations.filter((one) => one.kind === 'generate');
  const since = generates[0]?.createdAt ?? 0;
  return generates.filter((one, at) => (at === 0 && stays(one, state)) || isPending(one, since));
}

/** Whether it was still being settled at that time, or is the person's to decide. */
function isPending(one: GenerateOperation, since: number): boolean {
  const { settledAt, state } = one;
  const isForPerson = state === 'possible' || isPossiblyMade(one) || hasSurplus(one);
  return !isTold(one) || (settledAt ?? 0) >= since || isForPerson;
}

/** The redeem or revoke to show whole: the latest. */
export function shownBatch(state: State): BatchOperation | null {
  const batch = state.operations.find((one) => one.kind !== 'generate');
  return batch && stays(batch, state) ? batch : null;
}
