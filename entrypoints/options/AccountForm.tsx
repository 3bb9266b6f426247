import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Account } from '@/utils/share-codes/account';
import { AccountResult } from './AccountResult';
import { type AccountDraft, draftOf } from './account-draft';
import { KeyField } from './KeyField';
import { NameField } from './NameField';
import { ServerFields } from './ServerFields';
import { useSaving } from './use-saving';

interface Props {
  /** `null`: a new one. */
  account: Account | null;
  onSaved: (account: Account) => void;
}

/** The form of one account. What is typed stays until it is saved; a saved key is never filled back. */
export function AccountForm({ account, onSaved }: Props) {
  const [draft, setDraft] = useState(() => draftOf(account));
  const { saving, save, forget } = useSaving(account, (saved) => {
    setDraft(draftOf(saved));
    onSaved(saved);
  });
  const testing = saving.step === 'testing';

  const type = (typed: Partial<AccountDraft>) => {
    setDraft({ ...draft, ...typed });
    if (saving.step === 'saved') forget();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void save(draft, false);
  };
  const fields = {
    draft,
    account,
    failure: saving.step === 'failed' ? saving.failure : null,
    type,
  };

  return (
    <form class="stack" aria-label={i18n.t('options.account')} noValidate onSubmit={submit}>
      <KeyField {...fields} />
      <ServerFields {...fields} />
      <NameField {...fields} />
      <AccountResult saving={saving} account={account} saveAnyway={() => void save(draft, true)} />
      <div class="row">
        {/* Not `disabled`: the focus would be lost with it. */}
        <button type="submit" class="primary" aria-disabled={testing}>
          {testing ? i18n.t('options.testing') : i18n.t('options.save')}
        </button>
      </div>
    </form>
  );
}
