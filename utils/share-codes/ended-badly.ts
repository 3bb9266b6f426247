import type { GenerateOperation, Operation } from './operation';
import { isTold } from './told';

/** Whether it has codes beyond those asked for that the person has neither kept nor revoked. Open: there may be more. */
export function hasSurplus(operation: GenerateOperation): boolean {
  const { open, surplus, surplusRevoked, surplusKept } = operation;
  return !open && surplus.length > 0 && !surplusRevoked && !surplusKept;
}

/** Whether a settled operation has something that a person should look at: not all that was asked for came. */
export function endedBadly(operation: Operation): boolean {
  if (!isTold(operation)) return false;
  if (operation.kind === 'generate') return !isDone(operation) || hasSurplus(operation);
  const { state, counts } = operation;
  const notSent = state === 'done' ? counts['not-sent'] : 0; // else the person has cancelled it
  return counts.refused + counts.unclear + notSent > 0;
}

const isDone = ({ state }: GenerateOperation): boolean => state === 'done' || state === 'answered';
