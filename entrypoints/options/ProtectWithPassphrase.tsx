import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { focusFault, NewPassphrase } from './NewPassphrase';
import type { NewPassphraseForm } from './use-new-passphrase';

/** One folded line of the first account's form. Saving takes along what is typed in it, and never waits for it. */
export function ProtectWithPassphrase({ form }: { form: NewPassphraseForm }) {
  const { typed, checked, asking, unfolded, type, fold, set } = form;
  const line = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    const { current } = line;
    return () => {
      if (current?.contains(document.activeElement)) focusSubmit(current); // it goes, and with it the focus
    };
  }, []);
  const press = () => {
    if (!set()) focusFault(typed);
  };
  return (
    <details
      ref={line}
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

function focusSubmit(line: HTMLElement): void {
  line.closest('form')?.querySelector<HTMLButtonElement>('button[type="submit"]')?.focus();
}
