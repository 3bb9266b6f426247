import { createStore } from 'zustand/vanilla';
import type { CodeList } from '@/utils/database/lists';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation, GenerateOperation, Operation } from '@/utils/share-codes/operation';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/share-codes/settings';
import type { ShownItem } from './batch-items';

/** What is stored and shown of the current account: small enough to be the snapshot of the first paint, too. */
export interface State {
  settings: Settings;
  accounts: Account[];
  /** The newest codes of the account's list, as last read. */
  shared: CodeList | null;
  /** The newest operations, newest first. */
  operations: Operation[];
  /** The first codes of the newest batch operation. */
  items: ShownItem[];
  /** How many of its codes are wanted. */
  itemsWanted: number;
  /** False while this is last time's snapshot. */
  fresh: boolean;
}

export const FIRST_ITEMS = 500;
export const RECENT_CODES = 30;
export const RECENT_OPERATIONS = 8;

export const EMPTY_STATE: State = {
  settings: DEFAULT_SETTINGS,
  accounts: [],
  shared: null,
  operations: [],
  items: [],
  itemsWanted: FIRST_ITEMS,
  fresh: false,
};

export const state = createStore<State>(() => EMPTY_STATE);

export function currentAccount({ accounts, settings }: State): Account | null {
  return accounts.find(({ id }) => id === settings.currentAccountId) ?? accounts[0] ?? null;
}

export function newestGenerate({ operations }: State): GenerateOperation | null {
  return operations.find((one) => one.kind === 'generate') ?? null;
}

export function newestBatch({ operations }: State): BatchOperation | null {
  return operations.find((one) => one.kind !== 'generate') ?? null;
}
