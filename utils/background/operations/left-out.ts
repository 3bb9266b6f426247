import {
  type Batch,
  type BatchOperation,
  isLeftOut,
  mayTakeIn,
  type Outcome,
} from '@/utils/share-codes/operation';
import { FRESH } from '@/utils/share-codes/patience';
import { isDone, phaseOf } from './batch-machine';
import { advance } from './batch-progress';

/*
 * Codes of a redeem that are left out of it, since the account made them. Pure.
 */

interface Change {
  operation: BatchOperation;
  batch: Batch;
}

/** These codes are not sent; the others of the batch are. */
export function leaveOut(
  { operation, batch }: Change,
  out: ReadonlySet<string>,
  outcome: Outcome,
): Change | null {
  const isOut = (code: string) => out.has(code);
  if (!batch.groups.some(({ codes }) => codes.some(isOut))) return null;
  const items = batch.items.map((item) => (isOut(item.code) ? { ...item, outcome } : item));
  const groups = batch.groups
    .map((group) => ({ ...group, codes: group.codes.filter((code) => !isOut(code)) }))
    .filter(({ codes }) => codes.length > 0);
  const phase = batch.phase === 'waiting' ? phaseOf(groups) : batch.phase;
  return advance(operation, batch, { ...batch, items, groups, phase });
}

/** The person wants one of them redeemed all the same: the operation goes on with it. */
export function takeIn({ operation, batch }: Change, code: string): Change | null {
  const isMeant = batch.items.some((item) => item.code === code && isLeftOut(item.outcome));
  if (!isMeant || !mayTakeIn(operation)) return null;
  const items = batch.items.map((item) =>
    item.code === code ? { ...item, outcome: null, ownToo: true as const } : item,
  );
  const groups = [...batch.groups, { codes: [code], tries: 0, unsure: false }];
  const fresh = isDone(batch) ? ({ phase: 'waiting', patience: FRESH } as const) : {};
  const goingOn = operation.open ? operation : reopened(operation);
  const cursor = Math.min(goingOn.cursor, batch.index);
  return advance({ ...goingOn, cursor }, batch, { ...batch, ...fresh, items, groups });
}

/** What the server showed before is long ago by now. */
const reopened = (operation: BatchOperation): BatchOperation => ({
  ...operation,
  open: 1,
  state: 'running',
  settledAt: null,
  seen: false,
  dueAt: 0,
  failure: null,
  tries: 0,
  baseline: null,
  balanceAfter: null,
});
