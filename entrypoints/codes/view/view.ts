import { mended, oneOf, type Read, text } from '@/utils/database/fields';
import type { ListName } from '@/utils/database/records';
import { type Order, SORTS, type Sort } from '@/utils/share-codes/filter';

/** What is to be seen of the codes. */
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

const pageNumber: Read<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;

/** A view that was kept. What it does not say rightly is as usual. */
export const readView: Read<View> = mended<View>(
  {
    tab: oneOf('shared', 'used'),
    keyword: text,
    email: text,
    status: text,
    kind: oneOf('', '1', '2'),
    enterprise: oneOf('', '0', '1'),
    sort: oneOf(...SORTS),
    order: oneOf('asc', 'desc'),
    size: (value) => SIZES.find((size) => size === value),
    page: pageNumber,
  },
  DEFAULT,
);

/** What an address opens: one of the two lists, and nothing else that it may say. */
export function viewAt(hash: string): View {
  return { ...DEFAULT, tab: hash === addressOf({ tab: 'used' }) ? 'used' : 'shared' };
}

/** The part of the address after the page's name: fixed words alone, never what somebody has typed. */
export const addressOf = ({ tab }: Pick<View, 'tab'>): string =>
  tab === DEFAULT.tab ? '' : `#tab=${tab}`;

/** The same for views that show the same. */
export const keyOf = (view: View): string => JSON.stringify(view);

export const isFiltered = ({ keyword, email, status, kind, enterprise }: View): boolean =>
  [keyword, email, status, kind, enterprise].some((value) => value !== '');

export const isNewestFirst = ({ sort, order }: View): boolean =>
  sort === DEFAULT.sort && order === DEFAULT.order;
