import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { currentAccount, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { AccountForm } from './AccountForm';
import { AccountList } from './AccountList';
import { keepFieldsOf } from './account-draft-store';
import { forgetForm } from './account-form';
import { RemoveAccount } from './RemoveAccount';
import { Removed } from './Removed';
import type { Editor } from './use-editor';
import type { NewPassphraseForm } from './use-new-passphrase';

interface Props {
  editor: Editor;
  /** Where one is offered with the key. */
  passphrase: NewPassphraseForm | null;
}

/** All accounts, and the form of the one that is edited. */
export function Accounts({ editor, passphrase }: Props) {
  const { form, opening, open } = editor;
  const accounts = useStore(state, (all) => all.accounts);
  const chosen = useStore(state, currentAccount);
  const [removed, setRemoved] = useState<Account | null>(null);
  const editedId = useStore(form.store, (all) => all.account?.id ?? null);
  const account = accounts.find(({ id }) => id === editedId) ?? null;

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
        {removed && <Removed account={removed} />}
        <AccountForm key={opening} form={form} account={account} passphrase={passphrase} />
        {account && (
          <RemoveAccount
            key={account.id}
            account={account}
            onRemoved={() => {
              setRemoved(account);
              open(accounts.find(({ id }) => id !== account.id) ?? null);
            }}
          />
        )}
      </section>
    </>
  );
}
