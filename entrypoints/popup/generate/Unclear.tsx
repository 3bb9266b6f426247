import { i18n } from '#i18n';
import { OperationWait } from '@/components/OperationWait';
import { OtherServer } from '@/components/OtherServer';
import { send } from '@/utils/page/send';
import type { Account } from '@/utils/share-codes/account';
import type { GenerateInput, GenerateOperation } from '@/utils/share-codes/operation';
import { Again } from './Again';
import { Doubt } from './Doubt';

interface Props {
  operation: GenerateOperation;
  account: Account;
  entered: GenerateInput | null;
}

/** Nobody knows what became of it. The first button spends nothing. */
export function Unclear({ operation, account, entered }: Props) {
  const { id, begunOn, open, hold } = operation;
  if (hold !== null) return <OperationWait operation={operation} account={account} />;
  const look = () => send({ type: 'check-now', operationId: id });
  return (
    <div class="notice warn">
      <Doubt operation={operation} />
      <OtherServer begunOn={begunOn} />
      <div class="row">
        {begunOn === undefined && (
          <button type="button" aria-disabled={open === 1} onClick={look}>
            {open ? i18n.t('popup.generate.lookNow') : i18n.t('popup.generate.lookAgain')}
          </button>
        )}
        <Again operation={operation} entered={entered} words="again" />
      </div>
    </div>
  );
}
