import { listOperations } from '@/utils/database/operations';
import type { ListName } from '@/utils/database/records';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation, GenerateOperation, Operation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { correctUnclear } from './correct-unclear';
import { mayShowMore, reopen } from './look-again';
import { settleGenerate } from './settle-generate';

/*
 * What a list shows of that which no operation could settle, however much later it is read.
 */

/** So many of the latest operations. */
const RECENT = 200;

/** @param codes what the list shows, all of it or a part */
export async function takeLaterEvidence(
  account: Account,
  name: ListName,
  codes: readonly ShareCode[],
): Promise<void> {
  const all = (await listOperations(account.id, RECENT)).filter(
    ({ begunOn }) => begunOn === undefined,
  );
  for (const operation of all)
    if (isOpenToEvidence(operation, name)) await correctUnclear(account, operation, codes);
    else if (name === 'shared' && mayShowMore(operation) && mayHaveMade(operation, codes, all))
      await reopen(operation.id);
}

const isOpenToEvidence = (operation: Operation, name: ListName): operation is BatchOperation =>
  operation.kind === (name === 'used' ? 'redeem' : 'revoke') &&
  !operation.open &&
  operation.counts.unclear > 0;

/** Whether it may have made one of these that it does not know of, so that it is worth one whole look. */
function mayHaveMade(
  operation: GenerateOperation,
  codes: readonly ShareCode[],
  all: readonly Operation[],
): boolean {
  const others = all
    .filter((other) => other.kind === 'generate')
    .filter((one) => one !== operation);
  const { own, possible } = settleGenerate(operation, codes, others);
  const known = new Set(operation.possible.map(({ code }) => code));
  return [...own, ...possible].some(({ code }) => !known.has(code));
}
