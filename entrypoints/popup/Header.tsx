import { i18n } from '#i18n';
import { AccountChoice } from '@/components/AccountChoice';
import type { Account } from '@/utils/share-codes/account';
import { ips } from '@/utils/words/number';
import { exact } from '@/utils/words/time';
import { LockButton } from './LockButton';
import { Mark } from './Mark';

export function Header({ account }: { account: Account }) {
  const { balance } = account;
  return (
    <header>
      <h1 class="visually-hidden">{i18n.t('product.name')}</h1>
      <Mark size={20} />
      <AccountChoice account={account} />
      {balance && balance.ips !== null && (
        <strong class="number" title={exact(balance.at)}>
          {ips(balance.ips)}
        </strong>
      )}
      <LockButton />
      <a class="options" href="options.html" target="_blank" rel="noopener">
        <span class="visually-hidden">{i18n.t('popup.options')}</span>
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <path d="M2 5h6m4 0h4M2 13h2m4 0h8" />
          <circle cx="10" cy="5" r="2" />
          <circle cx="6" cy="13" r="2" />
        </svg>
      </a>
    </header>
  );
}
