import { createStore } from 'zustand/vanilla';
import type { ListName } from '@/utils/database/records';
import { type Order, SORTS, type Sort } from '@/utils/share-codes/filter';

/*
 * What is to be seen: kept in the page's address, so that it outlives a reload, can be bookmarked, and the browser's
 * back button leads to what was seen before.
 */

export interface View {
  tab: ListName;
  keyword: string;
  email: string;
  /** A meaning such as `used`, or the server's number; empty: any. */
  status: string;
  /** The server's number of a kind of code; empty: any. */
  kind: '' | '1' | '2';
  enterprise: '' | '0' | '1';
  sort: Sort;
  order: Order;
  /** Codes to a page. */
  size: number;
  page: number;
}

/** No pages: one row after the other, as far as the codes are stored. */
export const ALL = 0;
export const SIZES = [ALL, 30, 50, 100, 250, 500];

const DEFAULT: View = {
  tab: 'shared',
  keyword: '',
  email: '',
  status: '',
  kind: '',
  enterprise: '',
  sort: 'time',
  order: 'desc',
  size: ALL,
  page: 1,
};

export function parseView(hash: string): View {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const one = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((value) => value === given.get(name)) ?? otherwise;
  const size = Number(given.get('size') ?? ALL);
  const page = Number(given.get('page'));
  return {
    tab: one('tab', ['shared', 'used'], DEFAULT.tab),
    keyword: given.get('keyword') ?? '',
    email: given.get('email') ?? '',
    status: given.get('status') ?? '',
    kind: one('kind', ['', '1', '2'], DEFAULT.kind),
    enterprise: one('enterprise', ['', '0', '1'], DEFAULT.enterprise),
    sort: one('sort', SORTS, DEFAULT.sort),
    order: one('order', ['asc', 'desc'], DEFAULT.order),
    size: SIZES.includes(size) ? size : DEFAULT.size,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** Only what is not as usual stands in the address. */
export function toHash(view: View): string {
  const said = Object.entries(view).filter(
    ([name, value]) => value !== DEFAULT[name as keyof View],
  );
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
}

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
export function seeLastPage(page: number): void {
  const next = { ...view.getState(), page };
  view.setState(next, true);
  history.replaceState(null, '', `#${toHash(next)}`);
}

const TYPED: ReadonlySet<string> = new Set(['keyword', 'email']);

export const isFiltered = ({ keyword, email, status, kind, enterprise }: View): boolean =>
  [keyword, email, status, kind, enterprise].some((value) => value !== '');

const NO_FILTERS = { keyword: '', email: '', status: '', kind: '', enterprise: '' } as const;

export const clearFilters = (): void => see(NO_FILTERS);

/** The filters go: a status or an address of one list says nothing in the other. */
export const showTab = (tab: ListName): void => see({ ...NO_FILTERS, tab });

export const isNewestFirst = ({ sort, order }: View): boolean =>
  sort === DEFAULT.sort && order === DEFAULT.order;
