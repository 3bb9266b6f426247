import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { currentAccount, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { AccountForm } from './AccountForm';
import { AccountList } from './AccountList';
import { keepFieldsOf } from './account-draft-store';
import { forgetForm, openForm } from './account-form';
import { focusField } from './focus-field';
import { RemoveAccount } from './RemoveAccount';

/** All accounts, and the form of the one that is edited. */
export function Accounts() {
  const accounts = useStore(state, (all) => all.accounts);
  const chosen = useStore(state, currentAccount);
  const [edited, setEdited] = useState(() => ({ form: openForm(chosen), opening: 0 }));
  const { form, opening } = edited;
  const editedId = useStore(form.store, (all) => all.account?.id ?? null);
  const account = accounts.find(({ id }) => id === editedId) ?? null;

  const open = (next: Account | null) => setEdited({ form: openForm(next), opening: opening + 1 });
  useEffect(() => {
    if (opening > 0) focusField('key');
  }, [opening]);
  const fresh = useStore(state, (all) => all.fresh);
  useEffect(() => {
    if (fresh) keepFieldsOf(accounts.map(({ id }) => id));
  }, [fresh, accounts]);
  const cancel = () => {
    forgetForm(editedId);
    open(chosen);
  };

  return (
    <>
      {chosen && accounts.length > 1 && (
        <AccountList accounts={accounts} currentId={chosen.id} editedId={editedId} onEdit={open} />
      )}
      <section class="card stack" aria-labelledby="account">
        <div class="row">
          <h2 id="account" class="grow">
            {!account && accounts.length > 0
              ? i18n.t('options.newAccount')
              : i18n.t('options.account')}
          </h2>
          {accounts.length > 0 && (
            <button type="button" class="quiet" onClick={account ? () => open(null) : cancel}>
              {account ? i18n.t('options.add') : i18n.t('options.cancelAdd')}
            </button>
          )}
        </div>
        <AccountForm key={opening} form={form} account={account} />
        {account && (
          <RemoveAccount
            key={account.id}
            account={account}
            onRemoved={() => open(accounts.find(({ id }) => id !== account.id) ?? null)}
          />
        )}
      </section>
    </>
  );
}
