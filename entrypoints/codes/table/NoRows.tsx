import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import { isWhole, known } from '../lists/known';
import type { Shown } from '../lists/use-shown';
import { clearFilters, view } from '../view/see';
import { isFiltered } from '../view/view';

/** Why there is no row, in a sentence. */
export function NoRows({ shown: { loading, asking, failure } }: { shown: Shown }) {
  const now = useStore(view, (all) => all);
  const filtered = isFiltered(now);
  const isAll = useStore(known, isWhole);
  if (loading || (asking && !failure))
    return (
      <p class="card soft" aria-busy="true">
        {i18n.t('codes.loading')}
      </p>
    );
  if (failure && !filtered) return <p class="card soft">{i18n.t('codes.nothingStored')}</p>;
  return (
    <div class="card row">
      <p role="status" class="grow">
        {filtered
          ? i18n.t(isAll ? 'codes.noMatch' : 'codes.noMatchYet')
          : i18n.t(now.tab === 'shared' ? 'codes.noneShared' : 'codes.noneUsed')}
      </p>
      {filtered && (
        <button type="button" onClick={clearFilters}>
          {i18n.t('codes.clearFilters')}
        </button>
      )}
    </div>
  );
}
