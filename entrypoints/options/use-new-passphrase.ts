import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { faultOf, type NewTyped, NOTHING_TYPED } from './NewPassphrase';
import { type Asking, useAsking } from './use-asking';

/** A new passphrase as it is typed, and how to set it. */
export interface NewPassphraseForm {
  typed: NewTyped;
  /** Whether it was to be set, so that faults are said. */
  checked: boolean;
  asking: Asking;
  /** Whether it is typed in the account's form: then there is no other place for it. */
  unfolded: boolean;
  type: (typed: NewTyped) => void;
  fold: (folded: boolean) => void;
  /** @returns whether it is sent: else it has a fault */
  set: () => boolean;
}

export function useNewPassphrase(): NewPassphraseForm {
  const asking = useAsking();
  const [typed, type] = useState(NOTHING_TYPED);
  const [checked, setChecked] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const fold = (folded: boolean) => setUnfolded(!folded);

  const set = () => {
    setChecked(true);
    if (faultOf(typed)) return false;
    const message = { type: 'set-passphrase', passphrase: typed.next } as const;
    void asking.ask(message, i18n.t('options.passphraseIsSet')).then((done) => {
      if (!done) return;
      type(NOTHING_TYPED);
      setChecked(false);
      setUnfolded(false);
    });
    return true;
  };

  return { typed, checked, asking, unfolded, type, fold, set };
}
