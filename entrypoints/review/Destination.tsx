import { i18n } from '#i18n';
import type { Account } from '@/utils/share-codes/account';

/** Which account the codes go to. The server only where it is not the usual one. */
export function Destination({ account }: { account: Account }) {
  const { name, server } = account;
  const { host } = new URL(server.origin);
  return (
    <p id="destination" class="soft">
      {server.name === 'production' || name === host
        ? i18n.t('review.account', { name })
        : i18n.t('review.accountOn', { name, host })}
    </p>
  );
}
