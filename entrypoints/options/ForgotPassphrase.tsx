import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Asking } from './use-asking';

/** The way out without the passphrase, after asking once more, with what would be lost. */
export function ForgotPassphrase({ asking }: { asking: Asking }) {
  const [sure, setSure] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const keep = () => {
    setSure(false);
    button.current?.focus();
  };
  const forget = () => asking.ask({ type: 'forget-keys' }, i18n.t('options.passphraseIsForgotten'));

  return (
    <div class="stack tight">
      {sure && <Question keep={keep} forget={forget} />}
      <div class="row" hidden={sure}>
        <button
          type="button"
          id="forgot"
          class="quiet danger"
          ref={button}
          onClick={() => setSure(true)}
        >
          {i18n.t('options.forgotPassphrase')}
        </button>
      </div>
    </div>
  );
}

/** The harmless answer comes first, where the second half of a double click lands. */
function Question({ keep, forget }: { keep: () => void; forget: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div
      class="notice bad"
      role="alertdialog"
      aria-labelledby="forget"
      aria-describedby="forgotten"
    >
      <strong id="forget">{i18n.t('options.forgotAsk')}</strong>
      <p id="forgotten">{i18n.t('options.forgotWhat')}</p>
      <div class="row">
        <button type="button" ref={first} onClick={keep}>
          {i18n.t('options.keep')}
        </button>
        <button type="button" class="danger" onClick={forget}>
          {i18n.t('options.forget')}
        </button>
      </div>
    </div>
  );
}
