import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { send } from '@/utils/page/send';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { ips, codes as words } from '@/utils/words/number';
import { sumIps, useStatusOf } from '../lists/facts';
import { NotRevocable, type NotRevocableCode } from './NotRevocable';
import { clear } from './selection';

interface Props {
  account: Account;
  codes: ShareCode[];
}

/** Takes codes back: says beforehand what it will do. Nothing is sent for a few seconds. */
export function RevokeButton({ account, codes }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const statusOf = useStatusOf(account);
  const revocable: ShareCode[] = [];
  const leftOut: NotRevocableCode[] = [];
  for (const code of codes) {
    const status = statusOf(code);
    if (status === 'used' || status === 'revoked') leftOut.push([code, status]);
    else revocable.push(code);
  }
  const used = leftOut.filter(([, why]) => why === 'used').length;
  const revokedBefore = leftOut.length - used;

  const revoke = async () => {
    const reply = await send({
      type: 'revoke',
      id: crypto.randomUUID(),
      accountId: account.id,
      codes: revocable.map(({ code, status, ips }) => ({ code, status, ips })),
      source: 'codes',
      undo: true,
    });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) clear();
  };
  return (
    <>
      <button
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
        </p>
        {leftOut.length > 0 && <NotRevocable codes={leftOut} />}
      </div>
      {failure && <FailureNotice failure={failure} account={account} />}
    </>
  );
}
