import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import { number } from '@/utils/words/number';
import { Count } from './Count';
import type { Shown } from './lists/use-shown';
import { PageField } from './PageField';
import { see, view } from './view/see';

/** How many there are; and through them page by page, where they are not all in one. */
export function Pager({ shown: { total, pages, rows, asking } }: { shown: Shown }) {
  const wanted = useStore(view, (now) => now.page);
  const page = pages === null ? wanted : Math.min(wanted, pages);
  /** What is being typed as the page's number stays, whatever news comes in meanwhile. */
  const [typed, setTyped] = useState<string | null>(null);
  const isLast = pages === null ? rows.length === 0 : page >= pages;
  const go = (to: number) => {
    setTyped(null);
    see({ page: to });
  };
  return (
    <nav class="row" aria-label={i18n.t('codes.pages')}>
      <Count total={total} />
      {(pages !== 1 || asking || typed !== null) && (
        <>
          <button type="button" disabled={page <= 1} onClick={() => go(page - 1)}>
            {i18n.t('codes.previous')}
          </button>
          <PageField page={page} pages={pages} typed={typed} onType={setTyped} onGo={go} />
          {pages !== null && (
            <span class="small soft">{i18n.t('codes.ofPages', { pages: number(pages) })}</span>
          )}
          <button type="button" disabled={isLast} onClick={() => go(page + 1)}>
            {i18n.t('codes.next')}
          </button>
        </>
      )}
    </nav>
  );
}
