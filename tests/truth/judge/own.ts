import type { Batch, BatchItem, BatchOperation } from '../../../utils/share-codes/operation.ts';
import type { Finding } from './finding.ts';
import type { Truth } from './truth.ts';

type Fault = Pick<Finding, 'kind' | 'truth' | 'untellable'>;

/** Codes that the account has made itself are not redeemed unasked, and no others are called its own. */
export function judgeOwn(operation: BatchOperation, batches: Batch[], truth: Truth): Finding[] {
  if (operation.kind !== 'redeem') return [];
  return batches
    .flatMap((batch) => batch.items)
    .flatMap((item) => {
      const fault = judgeItem(operation, item, truth);
      return fault ? [{ ...fault, operationId: operation.id, code: item.code }] : [];
    });
}

function judgeItem(
  operation: BatchOperation,
  { code, ownToo, outcome }: BatchItem,
  truth: Truth,
): Fault | null {
  const maker = truth.find(code)?.maker ?? 'nobody';
  const isOwn = maker === truth.emailOf(operation);
  if (!isOwn)
    return outcome?.word === 'not-sent' && outcome.own === 'sure'
      ? { kind: 'a code called its own that is not', truth: `made by ${maker}` }
      : null;
  const used = truth.act(code, 'used');
  if (ownToo || !used || !truth.isOwn(operation, used)) return null;
  const fault = { kind: 'an own code redeemed unasked', truth: `used by ${used.by}` };
  return truth.wasListed(code, 'list-share-code', 0, used.at)
    ? fault
    : { ...fault, untellable: true };
}
