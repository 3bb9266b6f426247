import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { AccountResult } from './AccountResult';
import { draftOf, fieldToBlame, isSame } from './account-draft';
import { isTouchedSince } from './account-fields';
import type { AccountForm as Form } from './account-form';
import { focusField } from './focus-field';
import { KeyField } from './KeyField';
import { KeyInAddress } from './KeyInAddress';
import { NameField } from './NameField';
import { ProtectWithPassphrase } from './ProtectWithPassphrase';
import { ServerFields } from './ServerFields';
import type { NewPassphraseForm } from './use-new-passphrase';

interface Props {
  form: Form;
  /** `null`: a new one. */
  account: Account | null;
  /** Where one is offered here; `null`: it has a place of its own on the page. */
  passphrase: NewPassphraseForm | null;
}

/** The form of one account. What is typed stays until it is saved; a saved key is never filled back. */
export function AccountForm({ form, account, passphrase }: Props) {
  const { fields, saving } = useStore(form.store, (all) => all);
  const { draft, keyCleaned } = fields;
  const testing = saving.step === 'testing' && !isTouchedSince(fields, fields.pressed);
  const failure = saving.step === 'failed' ? saving.failure : null;
  useEffect(() => {
    if (!isInField()) goToFault(failure); // under a typing hand no field becomes another
  }, [failure]);

  const save = (untested: boolean) => {
    if (passphrase?.unfolded && passphrase.typed.next !== '') passphrase.set(); // first: the key is only ever under it
    goToFault(form.save(untested));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    save(false);
  };
  const discard = () => {
    form.discard();
    focusField('key'); // the button goes
  };
  const given = { draft, account, failure, type: form.type };

  return (
    <form class="stack" aria-label={i18n.t('options.account')} noValidate onSubmit={submit}>
      <KeyField {...given} cleaned={keyCleaned} />
      <KeyInAddress account={account} />
      <ServerFields {...given} />
      <NameField {...given} />
      {passphrase && <ProtectWithPassphrase form={passphrase} />}
      <AccountResult saving={saving} account={account} saveAnyway={() => save(true)} />
      <div class="row">
        {/* Not `disabled`: the focus would be lost with it. */}
        <button type="submit" class="primary" aria-disabled={testing}>
          {testing ? i18n.t('options.testing') : i18n.t('options.save')}
        </button>
        {account && saving.step !== 'testing' && !isSame(draft, draftOf(account)) && (
          <button type="button" class="quiet" onClick={discard}>
            {i18n.t('options.discard')}
          </button>
        )}
      </div>
    </form>
  );
}

function goToFault(failure: Failure | null): void {
  const field = failure && fieldToBlame(failure);
  if (field) focusField(field);
}

const isInField = (): boolean => document.activeElement?.matches('input, select') ?? false;
