import { i18n } from '#i18n';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { failureWords } from '@/utils/words/failure';
import { ChangePassphrase } from './ChangePassphrase';
import { ForgotPassphrase } from './ForgotPassphrase';
import { LockAfter } from './LockAfter';
import { PlainKeys } from './PlainKeys';
import { SetPassphrase } from './SetPassphrase';
import type { NewPassphraseForm } from './use-new-passphrase';

const HOW = {
  off: 'options.passphraseOff',
  open: 'options.passphraseOpen',
  locked: 'options.passphraseLocked',
} as const;

interface Props {
  /** For one where there is none. */
  form: NewPassphraseForm;
  onEdit: (account: Account) => void;
}

/** One passphrase over the keys of all accounts. */
export function Passphrase({ form, onEdit }: Props) {
  const lock = useStore(state, ({ settings }) => settings.lock);
  const { asking } = form;
  const { failure, done, ask } = asking;
  return (
    <section class="card stack" aria-labelledby="passphrase-title">
      <div class="row">
        <h2 id="passphrase-title" class="grow">
          {i18n.t('options.passphrase')}
        </h2>
        {done !== null && (
          <p role="status" class="good small">
            {done}
          </p>
        )}
        {lock === 'open' && (
          <button type="button" class="quiet" onClick={() => ask({ type: 'lock' }, '')}>
            {i18n.t('options.lockNow')}
          </button>
        )}
      </div>
      <p class="soft">{i18n.t(HOW[lock])}</p>
      {failure && (
        <p role="alert" class="notice bad">
          <span>
            <strong>{failureWords(failure).cause}</strong> {failureWords(failure).next}
          </span>
        </p>
      )}
      {lock === 'off' && <SetPassphrase form={form} />}
      {lock === 'open' && (
        <>
          <PlainKeys onEdit={onEdit} />
          <LockAfter />
          <ChangePassphrase asking={asking} />
        </>
      )}
      {lock !== 'off' && <ForgotPassphrase asking={asking} />}
    </section>
  );
}
