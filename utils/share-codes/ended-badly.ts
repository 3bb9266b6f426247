import type { Operation } from './operation';

/** Whether a settled operation has something that a person should look at: not all that was asked for came. */
export function endedBadly(operation: Operation): boolean {
  if (operation.open) return false;
  if (operation.kind === 'generate')
    return operation.state !== 'done' || operation.surplus.length > 0;
  return operation.counts.refused > 0;
}
