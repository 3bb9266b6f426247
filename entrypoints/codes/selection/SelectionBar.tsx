import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { ips, number } from '@/utils/words/number';
import { sumIps } from '../lists/facts';
import type { Shown } from '../lists/use-shown';
import { view } from '../view/see';
import { CopyCodes } from './CopyCodes';
import { ExportCodes } from './ExportCodes';
import { RevokeButton } from './RevokeButton';
import { SelectMatching } from './SelectMatching';
import { clear, selection } from './selection';
import { useFresh, useHidden } from './use-selected';

interface Props {
  account: Account;
  shown: Shown;
}

/** What is selected, and what can be done with it. */
export function SelectionBar({ account, shown }: Props) {
  const selected = useStore(selection, (now) => now.codes);
  const tab = useStore(view, (now) => now.tab);
  const codes = useFresh(selected, shown);
  const hidden = useHidden(selected, shown);
  // Drawn anew for another selection, not for each key in the search: all codes may be selected.
  const revoke = useMemo(
    () => tab === 'shared' && <RevokeButton account={account} selected={selected} codes={codes} />,
    [selected, codes, account, tab],
  );
  return (
    <section class="row bar" aria-label={i18n.t('codes.selection')}>
      <p role="status" class="number">
        {codes.length === 0
          ? i18n.t('codes.noneSelected')
          : i18n.t('codes.selected', codes.length, [number(codes.length), ips(sumIps(codes))])}
        {hidden > 0 && ` ${i18n.t('codes.hidden', hidden, [number(hidden)])}`}
      </p>
      <SelectMatching account={account} shown={shown} />
      {codes.length > 0 && (
        <button type="button" class="quiet" onClick={clear}>
          {i18n.t('codes.unselect')}
        </button>
      )}
      <span class="grow" />
      <CopyCodes codes={codes} />
      <ExportCodes account={account} codes={codes} matching={shown.matching ?? []} />
      {revoke}
    </section>
  );
}
