import type { Account } from '@/utils/share-codes/account';
import type { GenerateOperation, Operation } from '@/utils/share-codes/operation';
import {
  afterLook as after,
  begun,
  FRESH,
  LAST,
  type Patience,
  untilNextLook,
  usual,
} from '@/utils/share-codes/patience';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { bySpelling, rowIn } from '@/utils/share-codes/spelling';
import { isTold, toldOf, wasRefused } from '@/utils/share-codes/told';
import { costOf, isPaid, unexplainedFall } from './balance';
import { forItsRecipient, settleGenerate } from './settle-generate';

/*
 * What a generate becomes after a look that could read the list. Pure.
 */

/**
 * @param listed the codes the server lists now, as far back as the baseline reaches
 * @param others every other operation of the account
 * @param account how late something new shows there, and what its list tells
 */
export function afterLook(
  operation: GenerateOperation,
  listed: readonly ShareCode[],
  others: readonly Operation[],
  now: number,
  account: Pick<Account, 'lag' | 'tellsRecipients'> = {},
): GenerateOperation {
  const fall = unexplainedFall(operation, others);
  const wasPaid = isPaid(operation, fall);
  const known = withFinds(
    speltAsListed(operation, listed),
    listed,
    others.filter(isGenerate),
    wasPaid,
    account,
  );
  const before = patienceOf(operation, account);
  const isShown = showsAll(known, listed);
  // A list that shows what was asked for shows by now what was made beside it, too.
  const patience = isShown ? usual(after(before, now)) : after(before, now);
  const next = { ...known, patience, ...(isShown && { shown: true as const }) };
  const pause = untilNextLook(patience);
  if (pause !== null && !(isShown && isExplained(known, fall)))
    return tellAnew(operation, { ...refusedOrUnclear(next, wasPaid), dueAt: now + pause }, now);
  return tellAnew(operation, settled(ended(next, wasPaid)), now);
}

/** What the list finds is taken in: codes of its own, and those that are only possible. */
function withFinds(
  { glimpsed = [], ...operation }: GenerateOperation,
  listed: readonly ShareCode[],
  others: readonly GenerateOperation[],
  wasPaid: boolean,
  account: Pick<Account, 'tellsRecipients'>,
): GenerateOperation {
  // What was seen once counts, also where another replica of the list does not show it.
  const isListed = bySpelling(listed.map(({ code }) => code));
  const before = [...operation.possible, ...glimpsed];
  const seen = [...before.filter(({ code }) => isListed(code) === null), ...listed];
  const fitting = forItsRecipient(operation, seen, account);
  const { own, possible } = settleGenerate(operation, fitting, others, wasPaid);
  const codes = [...operation.codes, ...own];
  if (wasRefused(operation) || codes.length < operation.input.count)
    return { ...operation, possible };
  const surplus = [...operation.surplus, ...possible];
  return { ...operation, state: 'answered', failure: null, codes, surplus, possible: [] };
}

const isGenerate = (other: Operation): other is GenerateOperation => other.kind === 'generate';

const rowOf = (listed: readonly ShareCode[]): ((code: ShareCode) => ShareCode | undefined) => {
  const find = rowIn(new Map(listed.map((code) => [code.code, code])));
  return ({ code }) => find(code);
};

/** The list knows more of a code than the answer did, and how it is spelt. */
function speltAsListed(
  operation: GenerateOperation,
  listed: readonly ShareCode[],
): GenerateOperation {
  const find = rowOf(listed);
  const row = (code: ShareCode): ShareCode => find(code) ?? code;
  return { ...operation, codes: operation.codes.map(row), surplus: operation.surplus.map(row) };
}

/** Whether the list shows each code that was asked for. */
function showsAll({ codes, input }: GenerateOperation, listed: readonly ShareCode[]): boolean {
  const names = new Set(listed.map(({ code }) => code));
  return codes.length >= input.count && codes.every(({ code }) => names.has(code));
}

/** How long it has been looked for as a look begins: one more look at what had ended without proof. */
export function patienceOf(
  { state, patience }: GenerateOperation,
  account: Pick<Account, 'lag'>,
): Patience {
  const hasEnded = state === 'unclear' || state === 'possible';
  return begun(patience ?? (hasEnded ? LAST : FRESH), account);
}

/** Everything asked for has come, and the balance tells of nothing beyond that. */
function isExplained(operation: GenerateOperation, fall: number | null): boolean {
  const { state, codes, surplus } = operation;
  return state === 'answered' && fall === costOf([...codes, ...surplus], operation);
}

function ended(operation: GenerateOperation, wasPaid: boolean): GenerateOperation {
  if (operation.state === 'answered') return { ...operation, state: 'done' };
  if (wasRefused(operation)) return refusedOrUnclear(operation, wasPaid);
  const state = operation.possible.length > 0 ? 'possible' : 'unclear';
  return { ...operation, state, failure: null };
}

/**
 * A no that the balance contradicts is no plain no, until codes show what became of it. What it has told once, no other
 * difference takes back.
 */
function refusedOrUnclear(operation: GenerateOperation, wasPaid: boolean): GenerateOperation {
  if (!wasRefused(operation)) return operation;
  const isUnclear = wasPaid || operation.state === 'unclear';
  const mayBeMade = operation.possible.length > 0;
  return { ...operation, state: isUnclear && !mayBeMade ? 'unclear' : 'refused' };
}

/** Closes an operation. How long its codes were looked for stays: what shows later has come later than that. */
export function settled(operation: GenerateOperation): GenerateOperation {
  const { open: _, ...closed } = operation;
  return { ...closed, dueAt: null, tries: 0 };
}

/** Where the word changes that a person has been told, it is told once more. */
function tellAnew(
  before: GenerateOperation,
  next: GenerateOperation,
  now: number,
): GenerateOperation {
  if (!isTold(next)) return next;
  const isSame = toldOf(before) === toldOf(next);
  return { ...next, seen: isSame && next.seen, settledAt: (isSame && next.settledAt) || now };
}
