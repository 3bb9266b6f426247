import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { endOf } from '@/utils/clock';
import { focusWhenShown } from '@/utils/page/focus-when-shown';
import { say } from '@/utils/page/said';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { useNow } from '@/utils/page/use-now';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';
import { failureWords } from '@/utils/words/failure';
import { until } from '@/utils/words/time';
import { SecretField } from './SecretField';

/** Where the passphrase is entered, on any page, while the keys are locked; with what the page itself has to say of it. */
export function Unlock({ children }: { children?: ComponentChildren }) {
  const locked = useStore(state, ({ settings }) => settings.lock === 'locked');
  return locked ? <UnlockForm>{children}</UnlockForm> : null;
}

/** For a press that needs the keys: what was typed stays where it is. */
export function askToUnlock(): void {
  document.getElementById('passphrase')?.focus();
  say(i18n.t('lock.first'), false);
}

function UnlockForm({ children }: { children?: ComponentChildren }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const retryAt = failure && retryTime(failure);
  const end = endOf('unlock', retryAt ?? 0);
  const now = useNow(end);
  const waiting = now < end;
  useEffect(() => focusWhenShown(() => field.current), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    const passphrase = field.current?.value ?? '';
    if (busy || waiting || passphrase === '') return field.current?.focus();
    setBusy(true);
    setFailure(null);
    const reply = await send({ type: 'unlock', passphrase });
    setBusy(false);
    if (reply.ok) return; // the form goes when the page learns of it
    setFailure(reply.failure);
    field.current?.select();
  };

  return (
    <form class="card stack tight unlock" aria-label={i18n.t('lock.unlock')} onSubmit={submit}>
      <h2>{i18n.t('lock.title')}</h2>
      <p id="unlock-hint" class="hint">
        {i18n.t('lock.hint')}
      </p>
      {children && <p class="hint">{children}</p>}
      <div class="field">
        <label for="passphrase">{i18n.t('lock.passphrase')}</label>
        <div class="row">
          <SecretField
            ref={field}
            id="passphrase"
            class="grow"
            aria-describedby="unlock-hint"
            aria-invalid={failure?.cause === 'wrong-passphrase'}
          />
          {/* Not `disabled`: the focus would be lost with it. */}
          <button type="submit" class="primary" aria-disabled={busy || waiting}>
            {busy ? i18n.t('lock.unlocking') : i18n.t('lock.unlock')}
          </button>
        </div>
      </div>
      {failure && (
        <p class="error">
          <span role="alert">{failureWords(failure).cause}</span>{' '}
          {waiting
            ? i18n.t('lock.wait', { time: until(end, now) })
            : retryAt === null && failureWords(failure).next}
        </p>
      )}
      <Forgotten />
    </form>
  );
}

/** The options page has a button for it. */
function Forgotten() {
  if (location.pathname === '/options.html') return null;
  return (
    <a class="small" href="options.html#forgot" target="_blank" rel="noreferrer">
      {i18n.t('lock.forgot')}
    </a>
  );
}

function retryTime(failure: Failure): number | null {
  const slowed = failure.cause === 'wrong-passphrase' || failure.cause === 'too-soon';
  return slowed ? failure.retryAt : null;
}
