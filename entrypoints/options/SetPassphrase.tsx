import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { LockAfter } from './LockAfter';
import { faultOf, focusFault, NewPassphrase, NOTHING_TYPED } from './NewPassphrase';
import type { Asking } from './use-asking';

export function SetPassphrase({ asking }: { asking: Asking }) {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [checked, setChecked] = useState(false);

  const submit = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (faultOf(typed)) return focusFault(typed);
    const message = { type: 'set-passphrase', passphrase: typed.next } as const;
    void asking.ask(message, i18n.t('options.passphraseIsSet'));
  };

  return (
    <form class="stack" aria-labelledby="passphrase-title" noValidate onSubmit={submit}>
      <NewPassphrase typed={typed} checked={checked} onType={setTyped} />
      <LockAfter />
      <div class="row">
        <button type="submit" aria-disabled={asking.busy}>
          {asking.busy ? i18n.t('options.setting') : i18n.t('options.setPassphrase')}
        </button>
      </div>
    </form>
  );
}
