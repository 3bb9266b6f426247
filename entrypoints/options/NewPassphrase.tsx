import { i18n } from '#i18n';
import { isLongEnough, MIN_PASSPHRASE } from '@/utils/share-codes/passphrase';
import { failureWords } from '@/utils/words/failure';
import { PassphraseField } from './PassphraseField';

export interface NewTyped {
  next: string;
  repeated: string;
}

export const NOTHING_TYPED: NewTyped = { next: '', repeated: '' };

interface Props {
  typed: NewTyped;
  /** Whether it was sent, so that faults are said. */
  checked: boolean;
  onType: (typed: NewTyped) => void;
}

/** The new one, twice: nobody can read what was typed, and nothing else opens the keys. */
export function NewPassphrase({ typed, checked, onType }: Props) {
  const fault = checked ? faultOf(typed) : null;
  return (
    <>
      <PassphraseField
        id="new-passphrase"
        label={i18n.t('options.newPassphrase')}
        hint={i18n.t('options.newPassphraseHint', [MIN_PASSPHRASE])}
        fault={fault === 'short' ? failureWords({ cause: 'short-passphrase' }).cause : ''}
        value={typed.next}
        onInput={(next) => onType({ ...typed, next })}
      />
      <PassphraseField
        id="repeat-passphrase"
        label={i18n.t('options.repeatPassphrase')}
        fault={fault === 'not-repeated' ? i18n.t('options.notRepeated') : ''}
        value={typed.repeated}
        onInput={(repeated) => onType({ ...typed, repeated })}
      />
    </>
  );
}

export function faultOf({ next, repeated }: NewTyped): 'short' | 'not-repeated' | null {
  if (!isLongEnough(next)) return 'short';
  return next === repeated ? null : 'not-repeated';
}

export function focusFault(typed: NewTyped): void {
  const id = faultOf(typed) === 'short' ? 'new-passphrase' : 'repeat-passphrase';
  document.getElementById(id)?.focus();
}
