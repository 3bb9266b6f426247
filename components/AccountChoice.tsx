import { i18n } from '#i18n';
import { chooseAccount } from '@/utils/page/choose-account';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';

/** With several accounts, the place to change between them. */
export function AccountChoice({ account }: { account: Account }) {
  const accounts = useStore(state, (now) => now.accounts);
  if (accounts.length < 2)
    return (
      <span class="account" title={account.name}>
        {account.name}
      </span>
    );
  return (
    <select
      class="account"
      aria-label={i18n.t('popup.account')}
      title={account.name}
      value={account.id}
      onChange={({ currentTarget }) => chooseAccount(currentTarget.value)}
    >
      {accounts.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
