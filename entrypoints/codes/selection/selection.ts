import { createStore } from 'zustand/vanilla';
import type { ShareCode } from '@/utils/share-codes/share-code';

/** What is selected, also on other pages of the list. */
export interface Selection {
  codes: ReadonlyMap<string, ShareCode>;
  /** Where a range begins, and where the last one ended. */
  anchor: string | null;
  end: string | null;
  /** The row that has the keyboard. */
  active: string | null;
}

export const selection = createStore<Selection>(() => ({
  codes: new Map(),
  anchor: null,
  end: null,
  active: null,
}));

export const clear = (): void => selection.setState({ codes: new Map(), anchor: null, end: null });

export const toggle = (code: ShareCode): void => {
  const codes = new Map(selection.getState().codes);
  if (!codes.delete(code.code)) codes.set(code.code, code);
  selection.setState({ codes, anchor: code.code, end: null, active: code.code });
};

const selectOnly = (code: ShareCode): void =>
  selection.setState({
    codes: new Map([[code.code, code]]),
    anchor: code.code,
    end: null,
    active: code.code,
  });

/**
 * What a click on a row does. One beside the checkbox never costs a person the several codes that are selected: it only
 * moves the keyboard there, as an arrow key does.
 */
export function press(
  rows: readonly ShareCode[],
  code: ShareCode,
  onBox: boolean,
  { shiftKey, ctrlKey, metaKey }: Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>,
): void {
  if (shiftKey) selectRange(rows, code);
  else if (onBox || ctrlKey || metaKey) toggle(code);
  else if (selection.getState().codes.size > 1) goTo(code);
  else selectOnly(code);
}

/** The row has the keyboard, and the next range begins there. */
export const goTo = ({ code }: ShareCode): void =>
  selection.setState({ active: code, anchor: code, end: null });

/** Adds these, or takes them away. */
export function selectAll(rows: readonly ShareCode[], isSelected: boolean): void {
  const codes = new Map(selection.getState().codes);
  for (const row of rows)
    if (isSelected) codes.set(row.code, row);
    else codes.delete(row.code);
  selection.setState({ codes });
}

export function unselect(unwanted: readonly { code: string }[]): void {
  const codes = new Map(selection.getState().codes);
  for (const { code } of unwanted) codes.delete(code);
  selection.setState({ codes });
}

/** From where the last one was selected to here, instead of to where the last range ended. */
export function selectRange(rows: readonly ShareCode[], to: ShareCode): void {
  const { anchor, end } = selection.getState();
  const placeOf = (name: string | null) => rows.findIndex(({ code }) => code === name);
  const [start, last, next] = [placeOf(anchor), placeOf(end), placeOf(to.code)];
  const from = start === -1 ? next : start;
  if (start !== -1 && last !== -1) selectAll(between(rows, from, last), false);
  selectAll(between(rows, from, next), true);
  selection.setState({ anchor: rows[from]?.code ?? null, end: to.code, active: to.code });
}

const between = (rows: readonly ShareCode[], one: number, other: number): ShareCode[] =>
  rows.slice(Math.min(one, other), Math.max(one, other) + 1);
