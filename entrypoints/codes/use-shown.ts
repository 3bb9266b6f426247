import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ListedCodes } from '@/utils/messages';
import { send } from '@/utils/page/send';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { Failure, Result } from '@/utils/share-codes/failure';
import { matcher, sorted } from '@/utils/share-codes/filter';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { isWhole, known } from './known';
import { filterOf, isAskable, limitOf, queryOf } from './query';
import { ALL, isNewestFirst, type View } from './view';

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
  const isStored = whole && !onlyServerKnows(view);
  const asksServer = read !== 'nothing' && !isStored && isAskable(view, account.statuses);
  const matching = useMatching(view, account);
  const { page, size, asking } = useServerPage(view, account, asksServer, refreshes);
  // The server searches codes only: what is stored may know more.
  const isBetter = page?.ok && (page.value.codes.length > 0 || matching.length === 0);
  if (asksServer && page?.ok && isBetter)
    return { ...fromServer(page.value, view.page, size), asking };
  if (read !== 'all') return { ...firstRows(matching, view), asking };
  const stored = fromStored(matching, view.page, asksServer ? limitOf(view) : view.size);
  if (isStored) return { ...stored, loading: false, asking, failure: null, matching };
  const failure = page && !page.ok ? page.failure : null;
  return { ...stored, loading: asking && stored.total === 0, asking, failure, matching: null };
}

/** Nothing in a listed code says whether it is an enterprise's, nor who sent one that was used. */
const onlyServerKnows = ({ tab, email, enterprise }: View): boolean =>
  enterprise !== '' || (tab === 'used' && email.trim() !== '');

/** The newest codes, until all are read. They come first only where the newest do. */
function firstRows(matching: ShareCode[], view: View) {
  const rows = isNewestFirst(view) ? matching : [];
  const nothing = { total: null, pages: 1, before: 0, matching: null, failure: null };
  return { ...nothing, rows, loading: true };
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
    const facts = { statuses: account.statuses, acts: { revoked }, notes, now: Date.now() };
    return inOrder.filter(matcher(filterOf(view), facts));
  }, [inOrder, notes, revoked, statuses, keyword, email, status, kind]);
}

/** While something is typed, the server is not asked. */
const REST = 250;

/** The server's answer to what is to be seen now; an earlier one is never shown for it. */
function useServerPage(view: View, account: Account, wanted: boolean, refreshes: number) {
  const query = JSON.stringify(queryOf(view, account.statuses));
  const asked = `${account.id} ${view.tab} ${query}`;
  /** The largest page for each limit that was asked for. */
  const sizes = useRef(new Map<number, number>()).current;
  const limit = limitOf(view);
  const [answer, setAnswer] = useState<{ to: string; page: Result<ListedCodes> } | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    let stale = false;
    const ask = async () => {
      setAsking(true);
      const { tab: name } = view;
      const message = {
        type: 'list',
        accountId: account.id,
        name,
        query: JSON.parse(query),
      } as const;
      const page = await send(message);
      if (stale) return;
      if (page.ok) {
        const { codes, unreadable } = page.value;
        sizes.set(limit, Math.max(sizes.get(limit) ?? 0, codes.length + unreadable));
      }
      setAnswer({ to: asked, page });
      setAsking(false);
    };
    setAsking(true);
    const timer = setTimeout(ask, REST);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [asked, wanted, refreshes]);
  const page = answer?.to === asked ? answer.page : null;
  return { page, size: sizes.get(limit) || limit, asking: wanted && asking };
}
