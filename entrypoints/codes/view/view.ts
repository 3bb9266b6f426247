import type { ListName } from '@/utils/database/records';
import { type Order, SORTS, type Sort } from '@/utils/share-codes/filter';

/** What is to be seen of the codes, as the page's address says it. */
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

export const isFiltered = ({ keyword, email, status, kind, enterprise }: View): boolean =>
  [keyword, email, status, kind, enterprise].some((value) => value !== '');

export const isNewestFirst = ({ sort, order }: View): boolean =>
  sort === DEFAULT.sort && order === DEFAULT.order;
