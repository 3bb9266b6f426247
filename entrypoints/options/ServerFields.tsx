import { i18n } from '#i18n';
import type { ServerName } from '@/utils/share-codes/account';
import { originOf } from './account-draft';
import { type FieldProps, isToBlame } from './fields';

export function ServerFields({ draft, account, failure, type }: FieldProps) {
  return (
    <>
      <div class="field">
        <label for="server">{i18n.t('options.server')}</label>
        <select
          id="server"
          value={draft.server}
          aria-describedby="server-hint"
          onChange={(event) => type({ server: event.currentTarget.value as ServerName })}
        >
          <option value="production">{i18n.t('options.production')}</option>
          <option value="sandbox">{i18n.t('options.sandbox')}</option>
          <option value="custom">{i18n.t('options.custom')}</option>
        </select>
        {draft.server !== 'custom' && (
          <p id="server-hint" class="hint">
            <Destination draft={draft} account={account} />
          </p>
        )}
      </div>
      {draft.server === 'custom' && (
        <div class="field">
          <label for="address">{i18n.t('options.address')}</label>
          <input
            id="address"
            type="text"
            inputMode="url"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            value={draft.address}
            aria-describedby="address-hint"
            aria-invalid={isToBlame(failure, 'address')}
            onInput={(event) => type({ address: event.currentTarget.value })}
          />
          <p id="address-hint" class="hint">
            <Destination draft={draft} account={account} />
          </p>
        </div>
      )}
    </>
  );
}

/** Where the requests go, as it is understood. */
function Destination({ draft, account }: Pick<FieldProps, 'draft' | 'account'>) {
  const origin = originOf(draft);
  if (!origin.ok) return <>{i18n.t('options.addressHint')}</>;
  const mayAsk = draft.server !== 'production' && origin.value !== account?.server.origin;
  return (
    <>
      {i18n.t('options.goesTo', { origin: origin.value })}. {mayAsk && i18n.t('options.mayAsk')}
    </>
  );
}
