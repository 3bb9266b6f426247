import { i18n } from '#i18n';
import { notShown } from '@/utils/database/syncs';
import { useStore } from '@/utils/page/use-store';
import { codes, number } from '@/utils/words/number';
import { isWhole, type Known, known } from './lists/known';
import { view } from './view/see';
import { isFiltered } from './view/view';

const CUT_OFF = { most: 'codes.cutOffMost', 'nothing-new': 'codes.cutOffNothingNew' } as const;

/** How many codes there are, what of the list could not be read, and whether the server shows all that it counts. */
export function Count({ total }: { total: number | null }) {
  const filtered = useStore(view, isFiltered);
  const shown = useStore(known, (now) => now.codes.length);
  const counted = useStore(known, countedBeyond);
  const cutOff = useStore(known, (now) => now.sync?.cutOff ?? null);
  const unreadable = useStore(known, (now) =>
    Math.max(now.sync?.unreadable ?? 0, now.list?.unreadable ?? 0),
  );
  const words = [
    total !== null && (filtered || counted === null) && codes(total),
    cutOff !== null && <span class="warn">{i18n.t(CUT_OFF[cutOff], { codes: codes(shown) })}</span>,
    counted !== null && cutOff === null && (
      <span class="warn">
        {i18n.t('codes.notWhole', { shown: number(shown), total: codes(counted) })}
      </span>
    ),
    unreadable > 0 && i18n.t('popup.recent.unreadable', unreadable, [number(unreadable)]),
  ];
  return (
    <span role="status" class="grow soft small">
      {words.filter(Boolean).flatMap((each) => [each, ' '])}
    </span>
  );
}

/** How many codes the server counts in this list, where it has shown fewer to the end; else `null`. */
function countedBeyond(now: Known): number | null {
  const { sync, read, codes } = now;
  const isRead = read === 'all' && isWhole(now) && sync?.head === null;
  return sync && isRead && notShown(sync, codes.length) > 0 ? sync.totalItems : null;
}
