import { updateOperation } from '@/utils/database/operations';
import type { ListName } from '@/utils/database/records';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation, GenerateOperation, Operation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { bySpelling } from '@/utils/share-codes/spelling';
import { isPaidOnceMore } from './balance';
import { correctWords, mayBeCorrected } from './correct-words';
import { isLooking, isOfToday, mayShowMore, reopen } from './look-again';
import { recentOnServer } from './recent';
import { forItsRecipient, settleGenerate } from './settle-generate';
import { isSearchOver, mayBeActedOn } from './time-of';

/*
 * What a list or the balance shows of that which no operation could settle, however much later it is read.
 */

/** @param codes what the list shows, all of it or a part */
export async function takeLaterEvidence(
  account: Account,
  name: ListName,
  codes: readonly ShareCode[],
): Promise<void> {
  const all = await recentOnServer(account.id);
  for (const operation of all)
    if (isOpenToEvidence(operation, name)) await correctWords(account, operation, codes);
    else if (name === 'shared' && operation.kind === 'generate')
      await takeCodes(account, operation, codes, all);
}

/** What a list shows once counts, be it looked for already, or no look show it any more. */
async function takeCodes(
  account: Account,
  operation: GenerateOperation,
  codes: readonly ShareCode[],
  all: readonly Operation[],
): Promise<void> {
  const isOpen = isLooking(operation);
  if (!isOpen && !mayHaveMore(operation)) return;
  const found = mayHaveMade(operation, codes, all, account);
  if (found.length === 0 && (isOpen || !offersToAnybody(operation, account))) return;
  const change = (stored: GenerateOperation) => withGlimpsed(stored, found);
  if (!isOpen && (await reopen(operation, change))) return;
  // It is looked for already; what another reading of the list has shown meanwhile stays.
  await updateOperation<GenerateOperation>(operation.id, (stored) =>
    isLooking(stored) ? change(stored) : null,
  );
}

function withGlimpsed(stored: GenerateOperation, found: readonly ShareCode[]): GenerateOperation {
  const { glimpsed = [] } = stored;
  const isThere = bySpelling(glimpsed.map(({ code }) => code));
  return { ...stored, glimpsed: [...glimpsed, ...found.filter(({ code }) => !isThere(code))] };
}

/**
 * A balance that tells of a request that was acted on, in spite of its answer: worth one whole look.
 * @param ips as the server tells it now
 */
export async function takeLaterBalance(accountId: string, ips: number): Promise<void> {
  const all = await recentOnServer(accountId);
  for (const operation of all)
    if (
      operation.kind === 'generate' &&
      operation.balanceAfter !== ips && // else it was looked at with this very balance
      mayBeActedOn(operation, Date.now()) &&
      isPaidOnceMore(operation, ips, all)
    )
      await reopen(operation, (stored) => ({ ...stored, balanceAfter: ips }));
}

const mayHaveMore = (operation: GenerateOperation): boolean =>
  mayShowMore(operation) || wasAnsweredToday(operation);

/** A late list may show what was made in spite of a no, or beside what was asked for. */
const wasAnsweredToday = (operation: GenerateOperation): boolean =>
  !operation.open &&
  isSearchOver(operation) &&
  !operation.surplusKept && // the person knows by then that there are more
  !operation.surplusRevoked &&
  isOfToday(operation);

const isOpenToEvidence = (operation: Operation, name: ListName): operation is BatchOperation =>
  operation.kind === (name === 'used' ? 'redeem' : 'revoke') && mayBeCorrected(operation);

/** Whether it offers what the list has told to be for nobody in particular, since. */
const offersToAnybody = (operation: GenerateOperation, account: Account): boolean =>
  forItsRecipient(operation, operation.possible, account).length < operation.possible.length;

/** Those of these that it may have made, and does not know of: they are worth one whole look. */
function mayHaveMade(
  operation: GenerateOperation,
  codes: readonly ShareCode[],
  all: readonly Operation[],
  account: Account,
): ShareCode[] {
  const others = all
    .filter((other) => other.kind === 'generate')
    .filter((one) => one !== operation);
  const { own, possible } = settleGenerate(
    operation,
    forItsRecipient(operation, comparable(operation, codes), account),
    others,
  );
  const known = [...operation.possible, ...(operation.glimpsed ?? [])];
  const isKnown = bySpelling(known.map(({ code }) => code));
  return [...own, ...possible].filter(({ code }) => isKnown(code) === null);
}

/**
 * A part of a list shows nothing of codes without a time, but in front of one that was there before, or where all those are
 * known.
 */
function comparable(
  { baseline }: GenerateOperation,
  codes: readonly ShareCode[],
): readonly ShareCode[] {
  const wasThere = bySpelling(baseline?.codes ?? []);
  const isPlaced = baseline?.complete || codes.some(({ code }) => wasThere(code) !== null);
  return isPlaced ? codes : codes.filter(({ createdAt }) => createdAt !== null);
}
