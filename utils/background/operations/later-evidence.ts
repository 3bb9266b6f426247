import type { ListName } from '@/utils/database/records';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation, GenerateOperation, Operation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { isPaidTwice } from './balance';
import { correctWords, mayBeCorrected } from './correct-words';
import { isOfToday, mayShowMore, reopen } from './look-again';
import { recentOperations } from './recent';
import { isOver, settleGenerate } from './settle-generate';

/*
 * What a list shows of that which no operation could settle, however much later it is read.
 */

/** @param codes what the list shows, all of it or a part */
export async function takeLaterEvidence(
  account: Account,
  name: ListName,
  codes: readonly ShareCode[],
): Promise<void> {
  const all = (await recentOperations(account.id)).filter(({ begunOn }) => begunOn === undefined);
  for (const operation of all)
    if (isOpenToEvidence(operation, name)) await correctWords(account, operation, codes);
    else if (name === 'shared' && mayHaveMore(operation, all) && mayHaveMade(operation, codes, all))
      await reopen(operation);
}

const mayHaveMore = (
  operation: Operation,
  all: readonly Operation[],
): operation is GenerateOperation =>
  mayShowMore(operation) || wasAnsweredToday(operation) || isPaidTwice(operation, all);

/** A late list may show what was made in spite of a no, or beside what was asked for. */
const wasAnsweredToday = (operation: Operation): operation is GenerateOperation =>
  operation.kind === 'generate' &&
  !operation.open &&
  isOver(operation) &&
  !operation.surplusKept && // the person knows by then that there are more
  !operation.surplusRevoked &&
  isOfToday(operation);

const isOpenToEvidence = (operation: Operation, name: ListName): operation is BatchOperation =>
  operation.kind === (name === 'used' ? 'redeem' : 'revoke') && mayBeCorrected(operation);

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
