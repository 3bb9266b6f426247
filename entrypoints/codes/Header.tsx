import { i18n } from '#i18n';
import { AccountChoice } from '@/components/AccountChoice';
import type { Account } from '@/utils/share-codes/account';
import { ips } from '@/utils/words/number';
import { exact } from '@/utils/words/time';

export function Header({ account }: { account: Account | null }) {
  const balance = account?.balance ?? null;
  return (
    <header class="row">
      <img src="/icons/96.png" alt="" width="28" height="28" />
      <h1 class="grow">{i18n.t('codes.title')}</h1>
      {account && <AccountChoice account={account} />}
      {balance && balance.ips !== null && (
        <strong class="number" title={exact(balance.at)}>
          {ips(balance.ips)}
        </strong>
      )}
      <a href="options.html">{i18n.t('popup.options')}</a>
    </header>
  );
}
