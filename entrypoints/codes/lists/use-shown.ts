import { useMemo } from 'preact/hooks';
import type { ListedCodes } from '@/utils/messages';
import { useStore } from '@/utils/page/use-store';
import { type Account, serverTime } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { matcher, sorted } from '@/utils/share-codes/filter';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { filterOf, isAskable, limitOf } from '../view/query';
import { ALL, isNewestFirst, type View } from '../view/view';
import { isWhole, known, listOf } from './known';
import { useServerPage } from './use-server-page';

/** The part of a list that is on the page. */
export interface Shown {
  rows: ShareCode[];
  /** How many match; `null`: not known. */
  total: number | null;
  /** At least one; `null`: not known. */
  pages: number | null;
  /** How many that match come before the first row. */
  before: number;
  /** Every code that matches; `null` while not all are stored. */
  matching: ShareCode[] | null;
  /** Nothing is known yet. */
  loading: boolean;
  /** Whether this is the answer, and nothing that stands in for it. */
  settled: boolean;
  /** The server is being asked. */
  asking: boolean;
  failure: Failure | null;
}

/**
 * From what is stored, at once, when the whole list is; until then the server is asked, and what is stored stands in.
 * @param refreshes grows by one whenever the server is to be asked again
 */
export function useShown(view: View, account: Account, refreshes: number): Shown {
  const whole = useStore(known, isWhole);
  const read = useStore(known, (now) => now.read);
  const isThis = useStore(known, (now) => now.of === listOf(account.id, view.tab));
  const isStored = whole && !onlyServerKnows(view);
  const asksServer = read !== 'nothing' && !isStored && isAskable(view, account.statuses);
  const matching = useMatching(view, account);
  const { page, size, asking } = useServerPage(view, account, asksServer, refreshes);
  const isFound = page?.ok && (page.value.codes.length > 0 || !mayBeStored(view));
  if (asksServer && page?.ok && (isFound || matching.length === 0))
    return { ...fromServer(page.value, view.page, size), asking };
  if (read !== 'all') return { ...firstRows(matching, view), asking };
  const stored = fromStored(matching, view.page, asksServer ? limitOf(view) : view.size);
  if (isStored)
    return { ...stored, loading: false, settled: isThis, asking, failure: null, matching };
  const failure = page && !page.ok ? page.failure : null;
  const loading = asking && stored.total === 0;
  return { ...stored, loading, settled: false, asking, failure, matching: null };
}

/** Nothing in a listed code says whether it is an enterprise's, nor who sent one that was used. */
const onlyServerKnows = ({ tab, email, enterprise }: View): boolean =>
  enterprise !== '' || (tab === 'used' && email.trim() !== '');

/** A server searches codes only: an address or a note that has the keyword may be stored. */
const mayBeStored = (view: View): boolean =>
  view.keyword.trim() !== '' && view.page === 1 && !onlyServerKnows(view);

/** The newest codes, until all are read. They come first only where the newest do. */
function firstRows(matching: ShareCode[], view: View) {
  const rows = isNewestFirst(view) ? matching : [];
  const nothing = { total: null, pages: 1, before: 0, matching: null, failure: null };
  return { ...nothing, rows, loading: true, settled: false };
}

function fromStored(matching: ShareCode[], page: number, size: number) {
  const total = matching.length;
  if (size === ALL) return { rows: matching, total, pages: 1, before: 0 };
  const pages = Math.max(1, Math.ceil(total / size));
  const before = (Math.min(page, pages) - 1) * size;
  return { rows: matching.slice(before, before + size), total, pages, before };
}

/** @param size items to a page, as the server gives them: fewer than asked for, perhaps, and counted otherwise */
function fromServer({ codes, totalItems, totalPages }: ListedCodes, page: number, size: number) {
  const counted = totalItems === null ? null : Math.ceil(totalItems / size);
  const isCounted = counted !== null || totalPages !== null;
  return {
    rows: codes,
    total: totalItems,
    pages: isCounted ? Math.max(1, counted ?? 0, totalPages ?? 0) : null,
    before: (page - 1) * size,
    matching: null,
    loading: false,
    settled: true,
    failure: null,
  };
}

/** The stored codes that match. Sorting is kept apart: it takes longest and changes least. */
function useMatching(view: View, account: Account): ShareCode[] {
  const { tab, sort, order, keyword, email, status, kind } = view;
  const statuses = JSON.stringify(account.statuses); // read anew, they are the same
  const codes = useStore(known, (now) => now.codes);
  const notes = useStore(known, (now) => now.notes);
  const revoked = useStore(known, (now) => now.revoked);
  const inOrder = useMemo(
    () => sorted(codes, sort, order, tab === 'shared' ? 'createdAt' : 'usedAt'),
    [codes, sort, order, tab],
  );
  return useMemo(() => {
    const now = serverTime(account, Date.now());
    const facts = { statuses: account.statuses, acts: { revoked }, notes, now };
    return inOrder.filter(matcher(filterOf(view), facts));
  }, [inOrder, notes, revoked, statuses, account.serverAhead, keyword, email, status, kind]);
}
