import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { send } from '@/utils/page/send';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { ips, codes as words } from '@/utils/words/number';
import { sumIps, useStatusOf } from './facts';
import { clear } from './selection';

interface Props {
  account: Account;
  codes: ShareCode[];
}

/** Takes codes back: says beforehand what it will do. Nothing is sent for a few seconds. */
export function RevokeButton({ account, codes }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const statusOf = useStatusOf(account);
  const over = (code: ShareCode) => ['used', 'revoked'].includes(String(statusOf(code)));
  const revocable = codes.filter((code) => !over(code));
  const used = codes.filter((code) => statusOf(code) === 'used').length;
  const revokedBefore = codes.length - revocable.length - used;

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
      {codes.length > 0 && (
        <p id="revoke-what" class="hint full">
          {revocable.length > 0 &&
            i18n.t('codes.revoke.what', {
              codes: words(revocable.length),
              ips: ips(sumIps(revocable)),
            })}
          {used > 0 && ` ${i18n.t('codes.revoke.used', used, [words(used)])}`}
          {revokedBefore > 0 &&
            ` ${i18n.t('codes.revoke.before', revokedBefore, [words(revokedBefore)])}`}
        </p>
      )}
      {failure && <FailureNotice failure={failure} account={account} />}
    </>
  );
}
