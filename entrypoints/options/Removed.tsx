import { i18n } from '#i18n';
import type { Account } from '@/utils/share-codes/account';

/** After an account was removed: what of its key may be left. */
export function Removed({ account }: { account: Account }) {
  if (account.keyNeverPlain) return null;
  return (
    <p class="notice warn">
      <span>
        <strong>{i18n.t('options.removed', { name: account.name })}</strong>{' '}
        {i18n.t('options.plainKeyLeft')}
      </span>
    </p>
  );
}
