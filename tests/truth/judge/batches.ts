import type { Batch, BatchOperation } from '../../../utils/share-codes/operation.ts';
import { judgeCounts } from './counts.ts';
import type { Finding } from './finding.ts';
import { judgeBalance, judgeIps } from './ips.ts';
import { judgeOwn } from './own.ts';
import type { Truth } from './truth.ts';

/** What is to be said of one code; the operation and the code are known. */
type Fault = Pick<Finding, 'kind' | 'truth' | 'untellable'>;

/**
 * Compares the words of a redeem or a revoke with the truth.
 * @param isEnd all evidence there will ever be has been read
 */
export function judgeBatches(
  operation: BatchOperation,
  batches: Batch[],
  truth: Truth,
  isEnd: boolean,
): Finding[] {
  const items = batches.flatMap((batch) => batch.items);
  const faults = items.flatMap(({ code, outcome }) => {
    const fault = judgeWord(outcome?.word ?? null, code, operation, truth, isEnd);
    return fault ? [{ ...fault, operationId: operation.id, code }] : [];
  });
  return [
    ...faults,
    ...judgeOwn(operation, batches, truth),
    ...judgeCounts(operation, batches),
    ...judgeIps(operation, batches, truth),
    ...judgeBalance(operation, truth),
  ];
}

function judgeWord(
  word: string | null,
  code: string,
  operation: BatchOperation,
  truth: Truth,
  isEnd: boolean,
): Fault | null {
  switch (word) {
    case 'redeemed':
      return judgeRedeemed(code, operation, truth);
    case 'already-yours': {
      const by = truth.find(code)?.usedBy ?? 'nobody';
      return by === truth.emailOf(operation)
        ? null
        : { kind: '“Already yours” that is not', truth: `used by ${by}` };
    }
    case 'revoked':
      return truth.find(code)?.revokedAt == null
        ? { kind: '“Revoked” that is live or used', truth: stateOf(code, truth) }
        : null;
    case 'refused':
    case 'not-sent':
      return judgeRefused(word, code, operation, truth, isEnd);
    case 'unclear':
      return judgeUnclear(code, operation, truth);
    default:
      return null; // open
  }
}

function judgeRedeemed(code: string, operation: BatchOperation, truth: Truth): Fault | null {
  const used = truth.act(code, 'used');
  if (truth.find(code)?.usedBy !== truth.emailOf(operation))
    return { kind: '“Redeemed” that is not', truth: stateOf(code, truth) };
  if (used && truth.isOwn(operation, used)) return null;
  const by = `redeemed by ${used?.by ?? 'this account'} ${used ? '' : 'long before'}`;
  if (used && truth.isWhileUnnamed(operation, used.at, code))
    return {
      kind: 'another request redeemed it while our own was out, whose answer does not name it',
      truth: by,
      untellable: true,
    };
  return { kind: '“Redeemed” for what another request redeemed', truth: by };
}

function judgeRefused(
  word: string,
  code: string,
  operation: BatchOperation,
  truth: Truth,
  isEnd: boolean,
): Fault | null {
  const isRedeem = operation.kind === 'redeem';
  const act = truth.act(code, isRedeem ? 'used' : 'revoked');
  if (!act || !truth.isOwn(operation, act)) return null;
  const what = word === 'refused' ? 'Refused' : 'Not sent';
  const fault = {
    kind: `“${what}” for what was ${isRedeem ? 'redeemed' : 'revoked'}`,
    truth: `by ${act.by}`,
  };
  if (!truth.wasNo(act.by)) return fault;
  if (!isEnd) return null; // a no is told as a no, until something is seen
  if (isRedeem && truth.wasListedInTime(code, 'list-use-code', 'used'))
    return { ...fault, kind: `${fault.kind} after a no` };
  const kind = 'a no that was acted on, and nothing showed it while it was looked for';
  return { ...fault, kind, untellable: true };
}

/** No claim, but for as long as nothing settles it: whatever the used list shows of a code is an answer. */
function judgeUnclear(code: string, operation: BatchOperation, truth: Truth): Fault | null {
  if (operation.open || operation.kind !== 'redeem') return null;
  const stored = truth.find(code);
  if (!stored || stored.usedBy !== truth.emailOf(operation)) return null;
  const used = truth.act(code, 'used');
  if (!truth.wasListedAgain(code, 'list-use-code', used?.at ?? 0)) return null;
  return {
    kind: '“Unclear” for what two looks at the used list have shown',
    truth: `redeemed by ${used?.by ?? 'this account long before'}`,
  };
}

function stateOf(code: string, truth: Truth): string {
  const stored = truth.find(code);
  if (!stored) return 'no such code';
  if ((stored.expiresAt ?? Number.POSITIVE_INFINITY) < stored.createdAt)
    return 'expired long before';
  if (stored.revokedAt !== null) return `revoked by ${truth.act(code, 'revoked')?.by}`;
  if (stored.usedBy !== null) return `used by ${stored.usedBy}`;
  return stored.forwardTo === null ? 'unused' : `unused, for ${stored.forwardTo}`;
}
