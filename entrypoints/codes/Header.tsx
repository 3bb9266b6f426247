import { i18n } from '#i18n';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
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

/** With several accounts, the place to change between them. */
function AccountChoice({ account }: { account: Account }) {
  const accounts = useStore(state, (now) => now.accounts);
  if (accounts.length < 2) return <span class="soft">{account.name}</span>;
  return (
    <select
      class="account"
      aria-label={i18n.t('popup.account')}
      value={account.id}
      onChange={({ currentTarget }) =>
        send({ type: 'select-account', accountId: currentTarget.value })
      }
    >
      {accounts.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
