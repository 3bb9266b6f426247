import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { Said } from '@/components/Said';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { ips } from '@/utils/words/number';
import type { Saving } from './account-form';

interface Props {
  saving: Saving;
  account: Account | null;
  saveAnyway: () => void;
}

/** What came of saving and testing. The live region stands from the start, so that its words are read out. */
export function AccountResult({ saving, account, saveAnyway }: Props) {
  return (
    <>
      <p role="status" class={saving.step === 'saved' ? 'notice' : ''}>
        {saving.step === 'saved' && savedWords(saving.account)}
      </p>
      {saving.step === 'failed' && (
        <>
          <FailureNotice failure={saving.failure} account={account}>
            {isNoAnswer(saving.failure) && (
              <button type="button" onClick={saveAnyway}>
                {i18n.t('options.saveAnyway')}
              </button>
            )}
          </FailureNotice>
          <Said />
        </>
      )}
    </>
  );
}

function savedWords({ keyState, identity, balance }: Account): string {
  if (keyState === 'untested') return i18n.t('options.savedUntested');
  const whose = identity?.email
    ? i18n.t('options.works', { email: identity.email })
    : i18n.t('options.worksUnnamed');
  const toShare = balance?.ips != null && i18n.t('options.toShare', { ips: ips(balance.ips) });
  return toShare ? `${whose} ${toShare}` : whose;
}

/** Nothing was learnt of the key, so that it may well be right. */
function isNoAnswer({ cause }: Failure): boolean {
  return cause === 'unreachable' || cause === 'timed-out';
}
