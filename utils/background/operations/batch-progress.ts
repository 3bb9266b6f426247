import type { Batch, BatchOperation, Outcome } from '@/utils/share-codes/operation';
import { cancelled, isDone } from './batch-machine';

/**
 * An operation after one of its batches has changed: counts, IPs and cursor follow by the difference alone,
 * so that the cost of a commit does not grow with the number of codes. Pure.
 */
export function advance(
  operation: BatchOperation,
  before: Batch,
  changed: Batch,
): { operation: BatchOperation; batch: Batch } {
  const isMoved = operation.begunOn !== undefined;
  const batch = operation.state === 'cancelled' ? cancelled(changed, isMoved) : changed;
  const counts = { ...operation.counts };
  let { ipsChanged } = operation;
  for (const [outcomes, sign] of [
    [before.items, -1],
    [batch.items, 1],
  ] as const) {
    for (const { outcome } of outcomes) {
      if (!outcome) continue;
      counts[outcome.word] += sign;
      ipsChanged = bounded(ipsChanged + sign * ipsOf(outcome));
    }
  }
  // Behind the batch that was out when the person cancelled there is nothing left to do.
  const next = operation.state === 'cancelled' ? operation.batches : batch.index + 1;
  const cursor = isDone(batch) && operation.cursor === batch.index ? next : operation.cursor;
  return { operation: { ...operation, counts, ipsChanged, cursor }, batch };
}

/** Nothing more is sent of an operation; what is out is still settled. Pure. */
export function cancelAll(start: BatchOperation, batches: Batch[]) {
  let operation: BatchOperation = { ...start, state: 'cancelled', hold: null, dueAt: 0 };
  const changed = batches.map((batch) => {
    const next = advance(operation, batch, batch);
    operation = next.operation;
    return next.batch;
  });
  return { operation, batches: changed };
}

/** A sum that is stored, whatever numbers a server sends. Beyond these bounds a stored number is taken for damage. */
const bounded = (sum: number): number =>
  Math.min(Math.max(sum, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);

/** IPs that an outcome has moved into the account. */
function ipsOf(outcome: Outcome): number {
  return outcome.word === 'redeemed' || outcome.word === 'revoked' ? (outcome.ips ?? 0) : 0;
}
