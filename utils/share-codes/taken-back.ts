import type { BatchOperation } from './operation';

/** The person has taken it back before anything of it was sent; and not the end of the session, which nobody has seen. */
export const isTakenBack = ({ undo, state, baseline, settledAt }: BatchOperation): boolean =>
  undo !== undefined &&
  state === 'cancelled' &&
  baseline === null &&
  settledAt !== null &&
  settledAt < undo.until;
