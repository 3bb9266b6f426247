import { i18n } from '#i18n';
import type { Account } from '@/utils/share-codes/account';
import { exact } from '@/utils/words/time';

/** Said of a server that takes the key nowhere else than in the address of each request. */
export function KeyInAddress({ account }: { account: Account | null }) {
  if (account?.placement !== 'query') return null;
  const { headerTriedAt } = account;
  return (
    <p class="warn small">
      {headerTriedAt
        ? i18n.t('options.keyInAddressSince', { time: exact(headerTriedAt) })
        : i18n.t('options.keyInAddress')}
    </p>
  );
}
