import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { faultOf, focusFault, NewPassphrase, NOTHING_TYPED } from './NewPassphrase';
import { PassphraseField } from './PassphraseField';
import type { Asking } from './use-asking';

/** Another passphrase, or none. Both ask for the one there is: whoever finds the browser unlocked cannot take it over. */
export function ChangePassphrase({ asking }: { asking: Asking }) {
  const [passphrase, setPassphrase] = useState('');
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [checked, setChecked] = useState<'change' | 'remove' | null>(null);
  const missing = checked !== null && passphrase === '';

  const isMissing = () => {
    if (passphrase === '') document.getElementById('current-passphrase')?.focus();
    return passphrase === '';
  };
  const change = async (event: Event) => {
    event.preventDefault();
    setChecked('change');
    if (isMissing()) return;
    if (faultOf(typed)) return focusFault(typed);
    const message = { type: 'change-passphrase', passphrase, next: typed.next } as const;
    if (!(await asking.ask(message, i18n.t('options.passphraseIsChanged')))) return;
    setPassphrase('');
    setTyped(NOTHING_TYPED);
    setChecked(null);
  };
  const remove = () => {
    setChecked('remove');
    if (isMissing()) return;
    const message = { type: 'remove-passphrase', passphrase } as const;
    void asking.ask(message, i18n.t('options.passphraseIsRemoved'));
  };

  return (
    <form class="stack" aria-labelledby="passphrase-title" noValidate onSubmit={change}>
      <PassphraseField
        id="current-passphrase"
        label={i18n.t('options.currentPassphrase')}
        fault={missing ? i18n.t('options.passphraseMissing') : ''}
        value={passphrase}
        onInput={setPassphrase}
      />
      <NewPassphrase typed={typed} checked={checked === 'change'} onType={setTyped} />
      <div class="row">
        <button type="submit" aria-disabled={asking.busy}>
          {i18n.t('options.changePassphrase')}
        </button>
        <button type="button" aria-disabled={asking.busy} onClick={remove}>
          {i18n.t('options.removePassphrase')}
        </button>
      </div>
    </form>
  );
}
