import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ShownItem } from '@/utils/page/batch-items';
import { isLeftOut, type Outcome } from '@/utils/share-codes/operation';
import { ips } from '@/utils/words/number';
import { outcomeReason, outcomeWord, refusalOnTheWay } from '@/utils/words/outcome';
import { Code } from './Code';
import { RedeemOwn } from './RedeemOwn';

const TONES: Record<Outcome['word'], string> = {
  redeemed: 'good',
  revoked: 'good',
  'already-yours': 'warn',
  refused: 'bad',
  'not-sent': '',
  unclear: 'warn',
};

interface Props {
  item: ShownItem;
  /** The operation that can still redeem a code which it has left out; `null`: it cannot. */
  operationId: string | null;
}

/** One code and what became of it. An item that is the same object as before is not drawn again. */
export function OutcomeItem({ item, operationId }: Props) {
  return useMemo(() => <Line item={item} operationId={operationId} />, [item, operationId]);
}

function Line({ item: { code, outcome, checking }, operationId }: Props) {
  const reason = refusalOnTheWay(outcome)
    ? i18n.t('words.reason.onTheWay')
    : outcomeReason(outcome);
  const gained = outcome && 'ips' in outcome ? outcome.ips : null;
  return (
    <li class="outcome">
      <Code code={code} />{' '}
      {gained !== null && <span class="number small soft">{ips(gained)} </span>}
      <span class={`chip ${outcome ? TONES[outcome.word] : ''}`}>
        {outcomeWord(outcome, checking)}
      </span>
      {reason && (
        <span class="reason">
          {' '}
          {reason}{' '}
          {operationId !== null && isLeftOut(outcome) && (
            <RedeemOwn code={code} operationId={operationId} />
          )}
        </span>
      )}
    </li>
  );
}
