import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { ips, codes as words } from '@/utils/words/number';
import { sumIps, useStatusOf } from '../lists/facts';
import { pressRevoke } from '../revoking/press';
import { revokes } from '../revoking/revokes';
import { NotRevocable, type NotRevocableCode } from './NotRevocable';
import type { Selection } from './selection';

interface Props {
  account: Account;
  selected: Selection['codes'];
  /** The same, as they are known by now. */
  codes: ShareCode[];
}

/** Takes codes back: says beforehand what it will do. Nothing is sent for a few seconds. */
export function RevokeButton({ account, selected, codes }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const statusOf = useStatusOf(account);
  const revoking = useStore(revokes, (now) => now.codes);
  const revocable: ShareCode[] = [];
  const leftOut: NotRevocableCode[] = [];
  for (const code of codes) {
    const status = statusOf(code);
    if (status === 'used' || status === 'revoked') leftOut.push([code, status]);
    else if (revoking.has(code.code)) leftOut.push([code, 'revoking']);
    else revocable.push(code);
  }
  const count = (reason: NotRevocableCode[1]) => leftOut.filter(([, why]) => why === reason).length;
  const [used, revokedBefore, begun] = [count('used'), count('revoked'), count('revoking')];

  const revoke = async () => {
    const asked = revocable.map(({ code, status, ips }) => ({ code, status, ips }));
    setFailure(await pressRevoke(account.id, selected, asked));
  };
  return (
    <>
      <button
        id="revoke"
        type="button"
        class="danger"
        disabled={revocable.length === 0}
        aria-describedby={codes.length > 0 ? 'revoke-what' : undefined}
        onClick={revoke}
      >
        {i18n.t('codes.revoke.button')}
      </button>
      <div class="row what">
        <p id="revoke-what" class="hint">
          {revocable.length > 0 &&
            i18n.t('codes.revoke.what', {
              codes: words(revocable.length),
              ips: ips(sumIps(revocable)),
            })}
          {used > 0 && ` ${i18n.t('codes.revoke.used', used, [words(used)])}`}
          {revokedBefore > 0 &&
            ` ${i18n.t('codes.revoke.before', revokedBefore, [words(revokedBefore)])}`}
          {begun > 0 && ` ${i18n.t('codes.revoke.begun', begun, [words(begun)])}`}
        </p>
        {leftOut.length > 0 && <NotRevocable codes={leftOut} />}
      </div>
      {failure && <FailureNotice failure={failure} account={account} />}
    </>
  );
}
