import type { BatchOperation } from '@/utils/share-codes/operation';

/** Its time to be taken back is not over, whether it was or not. */
export const isInTime = ({ undo }: BatchOperation, now: number): boolean =>
  undo !== undefined && now < undo.until;

/** Nothing of it has been sent, and nothing will be until its time is over. */
export const isHeld = (operation: BatchOperation, now: number): boolean =>
  isInTime(operation, now) && operation.state === 'running' && operation.baseline === null;

/** It was taken back before anything of it was sent. */
export const isTakenBack = ({ undo, state, baseline }: BatchOperation): boolean =>
  undo !== undefined && state === 'cancelled' && baseline === null;

/** Its time is over, and nothing has come of it yet: the background may have been killed meanwhile. */
export const isDue = ({ undo, open, baseline, hold, failure }: BatchOperation, now: number) =>
  undo !== undefined && now >= undo.until && open === 1 && !baseline && !hold && !failure;
