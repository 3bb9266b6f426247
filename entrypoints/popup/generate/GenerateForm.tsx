import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { patchDraft } from '@/utils/page/drafts';
import { say } from '@/utils/page/said';
import { state } from '@/utils/page/state';
import { useDraft } from '@/utils/page/use-draft';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { wholeNumber } from '@/utils/share-codes/whole-number';
import { Confirm } from './Confirm';
import { Cost } from './Cost';
import { ForwardTo } from './ForwardTo';
import { NumberField } from './NumberField';
import { inputOf, isEmail, type Typed } from './numbers';
import type { Generating } from './use-generate';

interface Props {
  account: Account;
  generating: Generating;
}

export function GenerateForm({ account, generating }: Props) {
  const typed = useTyped(account.id);
  const confirmAbove = useStore(state, ({ settings }) => settings.confirmAboveIps);
  const [checked, setChecked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const locked = useStore(state, ({ settings }) => settings.lock === 'locked');
  useFocusOnFirst(form, locked);

  const [ipsPerCode, count] = [wholeNumber(typed.ipsPerCode), wholeNumber(typed.count)];
  const input = inputOf(typed);
  const sum = input ? input.ipsPerCode * input.count : 0;

  const change = (patch: Partial<Typed>) => {
    setConfirming(false);
    patchDraft('generate', account.id, patch);
  };
  const start = () => {
    setConfirming(false);
    setChecked(false);
    if (input) void generating.start(input);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (generating.busy || confirming) return;
    if (locked) return askToUnlock();
    if (!input) {
      setChecked(true);
      form.current?.querySelector<HTMLElement>(firstWrong(typed))?.focus();
    } else if (sum > confirmAbove) setConfirming(true);
    else start();
  };

  return (
    <form
      ref={form}
      class="generate stack tight"
      aria-label={i18n.t('popup.generate.title')}
      noValidate
      onSubmit={submit}
      onKeyDown={ignoreHeldEnter}
    >
      <div class="numbers">
        <NumberField
          id="ips"
          label={i18n.t('popup.generate.ipsPerCode')}
          value={typed.ipsPerCode}
          wrong={checked && ipsPerCode === null}
          onInput={(ipsPerCode) => change({ ipsPerCode })}
        />
        <span class="times soft" aria-hidden="true">
          ×
        </span>
        <NumberField
          id="count"
          label={i18n.t('popup.generate.count')}
          value={typed.count}
          wrong={checked && count === null}
          onInput={(count) => change({ count })}
        />
      </div>
      <ForwardTo
        value={typed.forwardTo}
        wrong={checked && typed.forwardTo.trim() !== '' && !isEmail(typed.forwardTo.trim())}
        onInput={(forwardTo) => change({ forwardTo })}
      />
      <Cost ipsPerCode={ipsPerCode} count={count} balance={account.balance?.ips ?? null} />
      {confirming ? (
        <Confirm sum={sum} onConfirm={start} onCancel={() => setConfirming(false)} />
      ) : (
        <button type="submit" class="primary" disabled={generating.busy}>
          {generating.running ? i18n.t('popup.generate.busy') : i18n.t('popup.generate.button')}
        </button>
      )}
    </form>
  );
}

/** What is in the fields: what was typed, else the last numbers. */
function useTyped(accountId: string): Typed {
  const draft = useDraft('generate', accountId);
  const last = useStore(state, ({ settings }) => settings.lastGenerate);
  return {
    ipsPerCode: draft.ipsPerCode ?? String(last.ipsPerCode),
    count: draft.count ?? String(last.count),
    forwardTo: draft.forwardTo,
  };
}

/** While it is locked the passphrase comes first. */
function useFocusOnFirst(form: { current: HTMLFormElement | null }, locked: boolean): void {
  useEffect(() => {
    if (locked) return;
    const first = form.current?.querySelector('input');
    first?.focus();
    first?.select();
  }, [form, locked]);
}

/** What is typed stays where it is, and the focus comes back to it. */
function askToUnlock(): void {
  document.getElementById('passphrase')?.focus();
  say(i18n.t('lock.first'), false);
}

function firstWrong({ ipsPerCode, count }: Typed): string {
  if (wholeNumber(ipsPerCode) === null) return '#ips';
  return wholeNumber(count) === null ? '#count' : '#forward-to';
}

/** A key held down is one press. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat) event.preventDefault();
}
