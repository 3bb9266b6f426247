import { i18n } from '#i18n';
import type { Account } from '@/utils/share-codes/account';
import { exact, relative } from '@/utils/words/time';

/** Said of a server that takes the key nowhere else, and when a header was last tried there. */
export function KeyInAddress({ account }: { account: Account | null }) {
  if (account?.placement !== 'query') return null;
  const { headerTriedAt: at } = account;
  return (
    <p class="warn small" title={at ? exact(at) : undefined}>
      {at
        ? i18n.t('options.keyInAddressSince', { time: relative(at) })
        : i18n.t('options.keyInAddress')}
    </p>
  );
}
