import { endOf } from '@/utils/clock';
import { type BatchOperation, UNDO_MS } from '@/utils/share-codes/operation';
import { isTakenBack } from '@/utils/share-codes/taken-back';

/** When it cannot be taken back any more, by `performance.now()`; one that never could: long ago. */
export const endOfUndo = ({ id, undo }: BatchOperation): number =>
  endOf(`undo/${id}`, undo?.until ?? 0, UNDO_MS);

/** Its time to be taken back is not over, whether it was or not. */
const isInTime = (operation: BatchOperation, now: number): boolean => now < endOfUndo(operation);

/** Nothing of it has been sent, and nothing will be until its time is over. */
export const isHeld = (operation: BatchOperation, now: number): boolean =>
  isInTime(operation, now) && operation.state === 'running' && operation.baseline === null;

/** When its line goes, by `performance.now()`: what was taken back in the last moment is told for as long. */
export function endOfLine(operation: BatchOperation): number {
  const { id, settledAt } = operation;
  if (!isTakenBack(operation) || settledAt === null) return endOfUndo(operation);
  return Math.max(endOfUndo(operation), endOf(`taken-back/${id}`, settledAt + UNDO_MS, UNDO_MS));
}

/** Its time is over, and nothing has come of it yet: the background may have been killed meanwhile. */
export function isDue(operation: BatchOperation, now: number): boolean {
  const { undo, open, baseline, hold, failure } = operation;
  const isOver = undo !== undefined && !isInTime(operation, now);
  return isOver && open === 1 && !baseline && !hold && !failure;
}
