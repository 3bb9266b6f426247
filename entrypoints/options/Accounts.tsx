import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { currentAccount, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import { AccountForm } from './AccountForm';
import { AccountList } from './AccountList';
import { focusField } from './focus-field';
import { RemoveAccount } from './RemoveAccount';

interface Edited {
  /** `null`: a new account. */
  accountId: string | null;
  /** Each opening of the form is a form of its own, that starts with what is stored. */
  opening: number;
}

/** All accounts, and the form of the one that is edited. */
export function Accounts() {
  const accounts = useStore(state, (all) => all.accounts);
  const currentId = useStore(state, currentAccount)?.id ?? null;
  const [edited, setEdited] = useState<Edited>({ accountId: currentId, opening: 0 });
  const account = accounts.find(({ id }) => id === edited.accountId) ?? null;

  const open = (accountId: string | null) => setEdited({ accountId, opening: edited.opening + 1 });
  useEffect(() => {
    if (edited.opening > 0) focusField('key');
  }, [edited.opening]);
  // A form opened meanwhile is not taken over by one that was saved.
  const keepOpen = (accountId: string) =>
    setEdited((now) => (now.opening === edited.opening ? { ...now, accountId } : now));

  return (
    <>
      {accounts.length > 1 && (
        <AccountList
          accounts={accounts}
          currentId={currentId}
          editedId={edited.accountId}
          onEdit={open}
        />
      )}
      <section class="card stack" aria-labelledby="account">
        <div class="row">
          <h2 id="account" class="grow">
            {!account && accounts.length > 0
              ? i18n.t('options.newAccount')
              : i18n.t('options.account')}
          </h2>
          {accounts.length > 0 && (
            <button type="button" class="quiet" onClick={() => open(account ? null : currentId)}>
              {account ? i18n.t('options.add') : i18n.t('options.cancelAdd')}
            </button>
          )}
        </div>
        <AccountForm key={edited.opening} account={account} onSaved={({ id }) => keepOpen(id)} />
        {account && (
          <RemoveAccount
            key={account.id}
            account={account}
            onRemoved={() => open(accounts.find(({ id }) => id !== account.id)?.id ?? null)}
          />
        )}
      </section>
    </>
  );
}
