import { createStore } from 'zustand/vanilla';
import type { ListName } from '@/utils/database/records';
import { addressOf, keyOf, type View, viewAt } from './view';
import { keep, newNumber, viewOf } from './view-numbers';

/*
 * What is to be seen now. The browser's history holds a number for it, so that it outlives a reload and the back button
 * leads to what was seen before; the address tells no more than which list that is.
 */

export const view = createStore<View>(() => viewAt(location.hash));

/** The field that is being typed in: all its letters are one step back. */
let typedIn: string | null = null;

/** How often what is to be seen has changed. */
let changes = 0;

addEventListener('popstate', () => void seeFromHistory());

/** Shows what this entry of the history means. An address that says more than the tab, as older versions wrote it, loses that. */
export async function seeFromHistory(): Promise<void> {
  const change = ++changes;
  typedIn = null;
  const kept = await viewOf(history.state);
  if (change !== changes) return; // the person has gone on meanwhile
  const next = kept ?? viewAt(location.hash);
  view.setState(next, true);
  if (location.search + location.hash !== addressOf(next))
    history.replaceState(history.state, '', urlOf(next));
}

/** Changes what is to be seen. Another page apart, that begins with the first page again. */
export function see(patch: Partial<View>): void {
  const before = view.getState();
  const next = { ...before, page: 1, ...patch };
  if (keyOf(next) === keyOf(before)) return;
  const field = Object.keys(patch).join();
  const goesOn = field === typedIn;
  typedIn = TYPED.has(field) ? field : null;
  show(next);
  if (goesOn) keep(history.state, next);
  else history.pushState(kept(next), '', urlOf(next));
}

/** What is typed after this is another search: the one before stays a step back. */
export function endTyping(): void {
  typedIn = null;
}

/** The page that was asked for is not there: the last one takes its place, which is no step back. */
export function seeLastPage(asked: View, page: number): void {
  if (view.getState() !== asked) return; // the person has gone on meanwhile
  const next = { ...asked, page };
  show(next);
  history.replaceState(kept(next), '', urlOf(next));
}

function show(next: View): void {
  changes++;
  view.setState(next, true);
}

/** Its number, under which it is kept. */
function kept(next: View): number {
  const number = newNumber();
  keep(number, next);
  return number;
}

const urlOf = (next: View): string => location.pathname + addressOf(next);

const TYPED: ReadonlySet<string> = new Set(['keyword', 'email']);

const NO_FILTERS = { keyword: '', email: '', status: '', kind: '', enterprise: '' } as const;

export const clearFilters = (): void => see(NO_FILTERS);

/** The filters go: a status or an address of one list says nothing in the other. */
export const showTab = (tab: ListName): void => see({ ...NO_FILTERS, tab });
