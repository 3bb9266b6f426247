import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { focusFault, NewPassphrase } from './NewPassphrase';
import type { NewPassphraseForm } from './use-new-passphrase';

/** One folded line of the first account's form. Saving takes along what is typed in it, and never waits for it. */
export function ProtectWithPassphrase({ form }: { form: NewPassphraseForm }) {
  const { typed, checked, asking, unfolded, type, fold, set } = form;
  const press = () => {
    if (!set()) focusFault(typed);
  };
  return (
    <details
      class="fold"
      open={unfolded}
      onToggle={({ currentTarget }) => fold(!currentTarget.open)}
    >
      <summary>{i18n.t('options.protect')}</summary>
      <div class="stack">
        <p class="hint">{i18n.t('options.protectHint')}</p>
        <NewPassphrase typed={typed} checked={checked} onType={type} />
        {asking.failure && <FailureNotice failure={asking.failure} account={null} />}
        <div class="row">
          <button type="button" aria-disabled={asking.busy} onClick={press}>
            {asking.busy ? i18n.t('options.setting') : i18n.t('options.setPassphrase')}
          </button>
        </div>
      </div>
    </details>
  );
}
