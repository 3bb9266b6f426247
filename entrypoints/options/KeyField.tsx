import { i18n } from '#i18n';
import { SecretField } from '@/components/SecretField';
import { leavesKeyBehind, originOf } from './account-draft';
import { type FieldProps, isToBlame } from './fields';

interface Props extends FieldProps {
  /** Something was taken out of what was typed. */
  cleaned: boolean;
}

export function KeyField({ draft, account, failure, cleaned, type }: Props) {
  return (
    <div class="field">
      <label for="key">{i18n.t('options.key')}</label>
      <SecretField
        id="key"
        value={draft.key}
        aria-describedby="key-cleaned key-hint"
        aria-invalid={isToBlame(failure, 'key')}
        onInput={(event) => type({ key: event.currentTarget.value })}
      />
      {/* No role: the form's one status is what came of saving. */}
      <p id="key-cleaned" class="warn small" aria-live="polite">
        {cleaned && i18n.t('options.keyCleaned')}
      </p>
      <p id="key-hint" class="hint">
        <KeyHint draft={draft} account={account} />
      </p>
    </div>
  );
}

function KeyHint({ draft, account }: Pick<FieldProps, 'draft' | 'account'>) {
  const origin = originOf(draft);
  if (!account || account.keyState === 'missing') return <>{i18n.t('options.keyHint')}</>;
  if (origin.ok && leavesKeyBehind(draft, account)) {
    const hosts = { old: hostOf(account.server.origin), new: hostOf(origin.value) };
    return <strong class="warn">{i18n.t('options.keyMoves', hosts)}</strong>;
  }
  return (
    <>
      {i18n.t('options.keySaved', { tail: account.keyTail })}. {i18n.t('options.keyKeep')}
    </>
  );
}

const hostOf = (origin: string): string => new URL(origin).host;
