import { i18n } from '#i18n';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';

/** With a passphrase: which keys may be in the browser's files all the same. A new one is asked for, since that ends the old. */
export function PlainKeys({ onEdit }: { onEdit: (account: Account) => void }) {
  const accounts = useStore(state, (all) => all.accounts);
  const plain = accounts.filter((one) => !one.keyNeverPlain && one.keyState !== 'missing');
  return plain.map((account) => (
    <div key={account.id} class="notice warn">
      <p>{i18n.t('options.plainKey', { name: account.name })}</p>
      <div class="row">
        <button
          type="button"
          aria-label={i18n.t('options.enterNewKeyOf', { name: account.name })}
          onClick={() => onEdit(account)}
        >
          {i18n.t('options.enterNewKey')}
        </button>
      </div>
    </div>
  ));
}
