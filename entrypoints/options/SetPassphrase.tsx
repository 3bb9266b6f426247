import { i18n } from '#i18n';
import { LockAfter } from './LockAfter';
import { focusFault, NewPassphrase } from './NewPassphrase';
import type { NewPassphraseForm } from './use-new-passphrase';

export function SetPassphrase({ form }: { form: NewPassphraseForm }) {
  const { typed, checked, asking, type, set } = form;
  const submit = (event: Event) => {
    event.preventDefault();
    if (!set()) focusFault(typed);
  };
  return (
    <form class="stack" aria-labelledby="passphrase-title" noValidate onSubmit={submit}>
      <NewPassphrase typed={typed} checked={checked} onType={type} />
      <LockAfter />
      <div class="row">
        <button type="submit" aria-disabled={asking.busy}>
          {asking.busy ? i18n.t('options.setting') : i18n.t('options.setPassphrase')}
        </button>
      </div>
    </form>
  );
}
