import { updateOperation } from '@/utils/database/operations';
import type { GenerateOperation, Operation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { bySpelling } from '@/utils/share-codes/spelling';
import { possibleInTime } from './settle-generate';

/**
 * Its own codes are no other's, and what it may have made is not beyond what another one asked for: nobody is offered to
 * revoke there what is handed out here.
 */
export async function takeFromOthers(
  operation: GenerateOperation,
  others: readonly Operation[],
): Promise<void> {
  const { codes } = operation;
  const generates = others.filter((other) => other.kind === 'generate');
  const possible = possibleInTime(operation, [operation, ...generates]);
  const without = (some: ShareCode[], taken: ShareCode[]) => {
    const isTaken = bySpelling(taken.map(({ code }) => code));
    return some.filter(({ code }) => isTaken(code) === null);
  };
  for (const other of generates) {
    const left = (stored: GenerateOperation) =>
      withoutOffer({
        ...stored,
        surplus: without(stored.surplus, [...codes, ...possible]),
        possible: without(stored.possible, codes),
      });
    if (tellsOf(left(other)) < tellsOf(other))
      await updateOperation<GenerateOperation>(other.id, left);
  }
}

/** Where nothing is left to choose from, nobody knows what became of it. */
const withoutOffer = (stored: GenerateOperation): GenerateOperation =>
  stored.state === 'possible' && stored.possible.length === 0
    ? { ...stored, state: 'unclear' }
    : stored;

const tellsOf = ({ surplus, possible }: GenerateOperation): number =>
  surplus.length + possible.length;
