import { i18n } from '#i18n';
import type { ShownItem } from '@/utils/page/batch-items';
import type { Account } from '@/utils/share-codes/account';
import { type BatchOperation, mayTakeIn } from '@/utils/share-codes/operation';
import { ips, number } from '@/utils/words/number';
import { operationLine } from '@/utils/words/operation';
import { refusalOnTheWay } from '@/utils/words/outcome';
import { BatchProgress } from './BatchProgress';
import { FailureNotice } from './FailureNotice';
import { OperationWait } from './OperationWait';
import { OutcomeItem } from './OutcomeItem';

interface Props {
  operation: BatchOperation;
  /** The first of its codes; there may be more. */
  items: ShownItem[];
  account: Account | null;
  onMore: () => void;
}

/** What becomes of the codes of a redeem or revoke: how far it is, each code's answer, the sum. */
export function Results({ operation, items, account, onMore }: Props) {
  const takesIn = mayTakeIn(operation) ? operation.id : null;
  const more = operation.total - items.length;
  // Told once, whatever the number of codes.
  const onTheWay = items.map(({ outcome }) => refusalOnTheWay(outcome)).find((failure) => failure);
  return (
    <div class="stack tight">
      {operation.open && <BatchProgress operation={operation} />}
      <OperationWait operation={operation} account={account} />
      <Sum operation={operation} />
      {onTheWay && <FailureNotice failure={onTheWay} account={account} />}
      <ul class="list outcomes" aria-label={i18n.t('common.results')}>
        {items.map((item) => (
          <OutcomeItem key={item.code} item={item} operationId={takesIn} />
        ))}
      </ul>
      {more > 0 && items.length > 0 && (
        <p class="row">
          <span class="soft">{i18n.t('common.more', more, [number(more)])}</span>
          <button type="button" class="quiet" onClick={onMore}>
            {i18n.t('common.showMore')}
          </button>
        </p>
      )}
    </div>
  );
}

/** The live region stands from the start, so that its words are read out when they come. */
function Sum({ operation }: { operation: BatchOperation }) {
  const { open, balanceAfter } = operation;
  return (
    <p role="status" class="sum">
      {!open && <strong>{operationLine(operation)}</strong>}
      {!open && balanceAfter !== null && (
        <span class="soft"> {i18n.t('common.newBalance', { ips: ips(balanceAfter) })}</span>
      )}
    </p>
  );
}
