import type { Batch, Operation } from '@/utils/share-codes/operation';
import type { Act } from './records';

/** What an operation has done with the codes of one of its batches. */
export function actsIn(
  { id: operationId, accountId }: Pick<Operation, 'id' | 'accountId'>,
  { items }: Pick<Batch, 'items'>,
): Act[] {
  return items.flatMap(({ code, outcome, before }) => {
    const word = outcome?.word;
    return word === 'redeemed' || word === 'revoked'
      ? [{ accountId, word, code, operationId, status: before?.status ?? null }]
      : [];
  });
}
