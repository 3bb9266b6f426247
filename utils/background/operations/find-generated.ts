import { listOperations, updateOperation } from '@/utils/database/operations';
import type { Failure } from '@/utils/share-codes/failure';
import type { GenerateBaseline, GenerateOperation } from '@/utils/share-codes/operation';
import { FRESH, afterLook as patienceAfter, untilNextLook } from '@/utils/share-codes/patience';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { reading } from '../accounts/client';
import { keepList, refreshBalance } from '../sync/refresh';
import { listSince } from './lookup';
import { triesAfter, whenAfter } from './pauses';
import { settleGenerate } from './settle-generate';
import { soon } from './soon';

/*
 * What a generate has made, found in the list: after each one that was sent, whatever its answer was.
 */

/** How many other generates may still claim codes of the same look. */
const OTHERS = 200;

/** Reads the list and settles by it what can be settled. */
export async function findGenerated(
  { id, accountId }: GenerateOperation,
  baseline: GenerateBaseline,
): Promise<void> {
  const [listed, balance] = await Promise.all([
    reading(accountId, (client) => listSince(client, baseline)),
    soon(refreshBalance(accountId)),
  ]);
  if (!listed.ok) return lookLater(id, listed.failure);
  const balanceAfter = balance?.ok ? balance.value : null;
  const others = (await listOperations(accountId, OTHERS)).filter(
    (other): other is GenerateOperation =>
      other.kind === 'generate' && other.id !== id && other.begunOn === undefined,
  );
  await updateOperation<GenerateOperation>(id, (stored) =>
    isLooking(stored) ? afterLook({ ...stored, balanceAfter }, listed.value.codes, others) : null,
  );
  await keepList(accountId, 'shared', listed.value.firstPage, listed.from);
}

/** What a generate becomes after a look that could read the list. Pure. */
export function afterLook(
  operation: GenerateOperation,
  listed: readonly ShareCode[],
  others: readonly GenerateOperation[],
): GenerateOperation {
  const byName = new Map(listed.map((code) => [code.code, code]));
  // The list knows more of a code than the answer did.
  const codes = operation.codes.map((code) => byName.get(code.code) ?? code);
  const known = { ...operation, codes };
  const finding = settleGenerate(known, listed, others);
  switch (finding.kind) {
    case 'found':
      return settled({
        ...known,
        ...(known.state !== 'refused' && { state: 'done', failure: null }),
        codes: [...known.codes, ...finding.codes],
        surplus: [...known.surplus, ...finding.surplus],
      });
    case 'possible':
      return settled({ ...known, state: 'possible', possible: finding.codes });
    case 'too-few':
      return afterVainLook(known, finding.codes, finding.doubtful);
  }
}

function afterVainLook(
  operation: GenerateOperation,
  some: ShareCode[],
  doubtful: ShareCode[],
): GenerateOperation {
  const now = Date.now();
  const patience = patienceAfter(operation.patience ?? FRESH, now);
  const pause = untilNextLook(patience);
  if (pause !== null) return { ...operation, patience, dueAt: now + pause };
  if (doubtful.length > 0)
    return settled({ ...operation, state: 'possible', possible: [...some, ...doubtful] });
  return settled({ ...operation, state: 'missing', codes: [...operation.codes, ...some] });
}

async function lookLater(id: string, failure: Failure): Promise<void> {
  await updateOperation<GenerateOperation>(id, (stored) => {
    if (!isLooking(stored)) return null;
    const when = whenAfter(failure, triesAfter(stored.within ?? 0)); // failed reads are not counted as looks
    return stored.state === 'refused'
      ? { ...stored, ...when } // why it was refused stays
      : { ...stored, failure, ...when };
  });
}

/** A look that a hold has overtaken says nothing: with a replaced key it may be another account's. */
const isLooking = ({ open, state, hold }: GenerateOperation): boolean =>
  open === 1 && (state === 'answered' || state === 'unconfirmed' || state === 'refused') && !hold;

/** Closes an operation. What went wrong or asks for a decision stays unseen until a person has looked. */
export function settled(operation: GenerateOperation): GenerateOperation {
  const { open: _, patience: __, ...closed } = operation;
  return { ...closed, dueAt: null, settledAt: Date.now(), tries: 0 };
}
