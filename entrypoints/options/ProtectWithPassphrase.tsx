import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import { focusFault, NewPassphrase } from './NewPassphrase';
import type { NewPassphraseForm } from './use-new-passphrase';

interface Props {
  form: NewPassphraseForm;
  /** Folded up, it is not asked for. */
  onFold: (open: boolean) => void;
}

/** One folded line of the first account's form. Saving takes along what is typed in it, and never waits for it. */
export function ProtectWithPassphrase({ form, onFold }: Props) {
  const isOff = useStore(state, ({ settings }) => settings.lock === 'off');
  const { typed, checked, asking, type, set } = form;
  const press = () => {
    if (!set()) focusFault(typed);
  };
  return (
    <>
      {/* No role: the form's one status is what came of saving. */}
      <p class="good small" aria-live="polite">
        {!isOff && asking.done && i18n.t('options.protected')}
      </p>
      {isOff && (
        <details class="fold" onToggle={({ currentTarget }) => onFold(currentTarget.open)}>
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
      )}
    </>
  );
}
