import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import { codes, number } from '@/utils/words/number';
import { known } from './lists/known';
import type { Shown } from './lists/use-shown';
import { see, view } from './view/see';

/** How many there are; and through them page by page, where they are not all in one. */
export function Pager({ shown: { total, pages, rows, asking } }: { shown: Shown }) {
  const wanted = useStore(view, (now) => now.page);
  const page = pages === null ? wanted : Math.min(wanted, pages);
  const unreadable = useStore(known, (now) =>
    Math.max(now.sync?.unreadable ?? 0, now.list?.unreadable ?? 0),
  );
  const isLast = pages === null ? rows.length === 0 : page >= pages;
  return (
    <nav class="row" aria-label={i18n.t('codes.pages')}>
      <span role="status" class="grow soft small">
        {total !== null && codes(total)}{' '}
        {unreadable > 0 && i18n.t('popup.recent.unreadable', unreadable, [number(unreadable)])}
      </span>
      {(pages !== 1 || asking) && (
        <>
          <button type="button" disabled={page <= 1} onClick={() => see({ page: page - 1 })}>
            {i18n.t('codes.previous')}
          </button>
          <PageField page={page} pages={pages} />
          {pages !== null && (
            <span class="small soft">{i18n.t('codes.ofPages', { pages: number(pages) })}</span>
          )}
          <button type="button" disabled={isLast} onClick={() => see({ page: page + 1 })}>
            {i18n.t('codes.next')}
          </button>
        </>
      )}
    </nav>
  );
}

/** What is being typed stays, whatever news comes in meanwhile. */
function PageField({ page, pages }: { page: number; pages: number | null }) {
  const [typed, setTyped] = useState<string | null>(null);
  const go = (value: string) => {
    setTyped(null);
    see({ page: toPage(value, pages) });
  };
  return (
    <label class="choice">
      {i18n.t('codes.page')}
      <input
        type="number"
        min={1}
        max={pages ?? undefined}
        value={typed ?? page}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onChange={({ currentTarget }) => go(currentTarget.value)}
      />
    </label>
  );
}

const toPage = (typed: string, pages: number | null): number =>
  Math.max(1, Math.min(Math.trunc(Number(typed)) || 1, pages ?? Number.POSITIVE_INFINITY));
