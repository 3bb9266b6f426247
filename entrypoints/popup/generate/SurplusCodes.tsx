import { i18n } from '#i18n';
import { send } from '@/utils/page/send';
import { surplusRevokeId } from '@/utils/page/state';
import type { GenerateOperation } from '@/utils/share-codes/operation';

/** The server made more than was asked for: to keep, or to take back. */
export function SurplusCodes({ operation }: { operation: GenerateOperation }) {
  const { id, accountId, surplus } = operation;
  const codes = surplus.map(({ code, status, ips }) => ({ code, status, ips }));
  const revoke = () =>
    send({
      type: 'revoke',
      id: surplusRevokeId(operation),
      accountId,
      codes,
      source: 'popup',
    });
  const keep = () => send({ type: 'keep-surplus', operationId: id });
  return (
    <div class="notice warn">
      <p role="status">{i18n.t('popup.generate.surplusHint')}</p>
      <ul class="list" aria-label={i18n.t('popup.generate.surplus')}>
        {surplus.map(({ code }) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="row">
        <button type="button" onClick={revoke}>
          {i18n.t('popup.generate.revoke')}
        </button>
        <button type="button" onClick={keep}>
          {i18n.t('popup.generate.keep')}
        </button>
      </div>
    </div>
  );
}
