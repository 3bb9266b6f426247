import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { ips, number } from '@/utils/words/number';
import { CopyCodes } from './CopyCodes';
import { ExportCodes } from './ExportCodes';
import { sumIps } from './facts';
import { RevokeButton } from './RevokeButton';
import { clear, selectAll, selection } from './selection';
import type { Shown } from './use-shown';
import { view } from './view';

interface Props {
  account: Account;
  shown: Shown;
}

/** What is selected, and what can be done with it. */
export function SelectionBar({ account, shown: { matching, rows } }: Props) {
  const selected = useStore(selection, (now) => now.codes);
  const tab = useStore(view, (now) => now.tab);
  const codes = [...selected.values()];
  return (
    <section class="row bar" aria-label={i18n.t('codes.selection')}>
      <p role="status" class="number">
        {codes.length === 0
          ? i18n.t('codes.noneSelected')
          : i18n.t('codes.selected', codes.length, [number(codes.length), ips(sumIps(codes))])}
      </p>
      {matching && matching.length > rows.length && selected.size < matching.length && (
        <button type="button" class="quiet" onClick={() => selectAll(matching, true)}>
          {i18n.t('codes.selectMatching', { count: number(matching.length) })}
        </button>
      )}
      {codes.length > 0 && (
        <button type="button" class="quiet" onClick={clear}>
          {i18n.t('codes.unselect')}
        </button>
      )}
      <span class="grow" />
      <CopyCodes codes={codes} />
      <ExportCodes account={account} codes={codes} />
      {tab === 'shared' && <RevokeButton account={account} codes={codes} />}
    </section>
  );
}
