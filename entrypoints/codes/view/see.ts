import { createStore } from 'zustand/vanilla';
import type { ListName } from '@/utils/database/records';
import { parseView, toHash, type View } from './view';

/*
 * What is to be seen now: kept in the page's address, so that it outlives a reload, can be bookmarked, and the browser's
 * back button leads to what was seen before.
 */

export const view = createStore<View>(() => parseView(location.hash));

/** The field that is being typed in: all its letters are one step back. */
let typedIn: string | null = null;

addEventListener('popstate', () => {
  typedIn = null;
  view.setState(parseView(location.hash), true);
});

/** Changes what is to be seen. Another page apart, that begins with the first page again. */
export function see(patch: Partial<View>): void {
  const before = view.getState();
  const next = { ...before, page: 1, ...patch };
  const hash = toHash(next);
  if (hash === toHash(before)) return;
  const field = Object.keys(patch).join();
  const goesOn = field === typedIn;
  typedIn = TYPED.has(field) ? field : null;
  view.setState(next, true);
  if (goesOn) history.replaceState(null, '', `#${hash}`);
  else history.pushState(null, '', `#${hash}`);
}

/** The page that was asked for is not there: the last one takes its place, which is no step back. */
export function seeLastPage(asked: View, page: number): void {
  if (view.getState() !== asked) return; // the person has gone on meanwhile
  const next = { ...asked, page };
  view.setState(next, true);
  history.replaceState(null, '', `#${toHash(next)}`);
}

const TYPED: ReadonlySet<string> = new Set(['keyword', 'email']);

const NO_FILTERS = { keyword: '', email: '', status: '', kind: '', enterprise: '' } as const;

export const clearFilters = (): void => see(NO_FILTERS);

/** The filters go: a status or an address of one list says nothing in the other. */
export const showTab = (tab: ListName): void => see({ ...NO_FILTERS, tab });
