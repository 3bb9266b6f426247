import { createStore } from 'zustand/vanilla';
import type { ShareCode } from '@/utils/share-codes/share-code';

/** What is selected, also on other pages of the list. */
export interface Selection {
  codes: ReadonlyMap<string, ShareCode>;
  /** Where a range begins. */
  anchor: string | null;
  /** The row that has the keyboard. */
  active: string | null;
}

export const selection = createStore<Selection>(() => ({
  codes: new Map(),
  anchor: null,
  active: null,
}));

export const clear = (): void => selection.setState({ codes: new Map(), anchor: null });

export const toggle = (code: ShareCode): void => {
  const codes = new Map(selection.getState().codes);
  if (!codes.delete(code.code)) codes.set(code.code, code);
  selection.setState({ codes, anchor: code.code, active: code.code });
};

export const selectOnly = (code: ShareCode): void =>
  selection.setState({
    codes: new Map([[code.code, code]]),
    anchor: code.code,
    active: code.code,
  });

/** Adds these, or takes them away. */
export function selectAll(rows: readonly ShareCode[], isSelected: boolean): void {
  const codes = new Map(selection.getState().codes);
  for (const row of rows)
    if (isSelected) codes.set(row.code, row);
    else codes.delete(row.code);
  selection.setState({ codes });
}

/** From where the last one was selected to here. */
export function selectRange(rows: readonly ShareCode[], to: ShareCode): void {
  const { anchor } = selection.getState();
  const end = rows.findIndex(({ code }) => code === to.code);
  const start = rows.findIndex(({ code }) => code === anchor);
  const from = start === -1 ? end : start;
  selectAll(rows.slice(Math.min(from, end), Math.max(from, end) + 1), true);
  selection.setState({ active: to.code });
}
