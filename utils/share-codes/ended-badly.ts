import type { GenerateOperation, Operation } from './operation';

/** Whether it has codes beyond those asked for that the person has neither kept nor revoked. Open: there may be more. */
export function hasSurplus({ open, surplus, surplusRevoked }: GenerateOperation): boolean {
  return !open && surplus.length > 0 && !surplusRevoked;
}

/** Whether a settled operation has something that a person should look at: not all that was asked for came. */
export function endedBadly(operation: Operation): boolean {
  if (operation.open) return false;
  if (operation.kind === 'generate') return operation.state !== 'done' || hasSurplus(operation);
  return operation.counts.refused + operation.counts.unclear > 0;
}
