import { i18n } from '#i18n';
import { OperationWait } from '@/components/OperationWait';
import { endOf } from '@/utils/clock';
import { send } from '@/utils/page/send';
import { useNow } from '@/utils/page/use-now';
import type { Account } from '@/utils/share-codes/account';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { until } from '@/utils/words/time';

interface Props {
  operation: GenerateOperation;
  account: Account;
}

/** Nobody knows yet whether the server made the codes: what is done about it, and when. */
export function Unconfirmed({ operation, account }: Props) {
  const { id, hold, dueAt, within } = operation;
  const end = endOf(id, dueAt ?? 0, within);
  const now = useNow(end);
  if (hold !== null) return <OperationWait operation={operation} account={account} />;
  const checkNow = () => send({ type: 'check-now', operationId: id });
  return (
    <div class="notice warn">
      <div role="status">
        <strong>{i18n.t('popup.generate.checking')}</strong>
        <p>{i18n.t('popup.generate.checkingHint')}</p>
      </div>
      <div class="row">
        <span class="grow soft small">
          {end > now
            ? i18n.t('popup.generate.nextLook', { time: until(end, now) })
            : i18n.t('popup.generate.lookNow')}
        </span>
        <button type="button" onClick={checkNow}>
          {i18n.t('popup.generate.checkNow')}
        </button>
      </div>
    </div>
  );
}
