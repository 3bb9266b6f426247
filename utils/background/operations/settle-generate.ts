import type { Account } from '@/utils/share-codes/account';
import type {
  GenerateBaseline,
  GenerateInput,
  GenerateOperation,
} from '@/utils/share-codes/operation';
import { isOtherRecipient } from '@/utils/share-codes/recipient';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { bySpelling } from '@/utils/share-codes/spelling';
import { wasRefused } from '@/utils/share-codes/told';
import { clockOffset } from './made-when';
import { isProvenTime, isSearchOver, possibleTimes, timeOf } from './time-of';

/*
 * Which listed codes a generate has made, from what the list showed before and shows now. Pure.
 *
 * A code that no answer has named is its own only by proof: it fits in every field, the server's own clock puts it
 * between the sending and the failure, and exactly as many do so as are missing. Anything else that fits is possible:
 * another request of the operation may have made it, or somebody else with the same key.
 */

export interface Finding {
  own: ShareCode[];
  possible: ShareCode[];
}

/**
 * @param listed the codes the server lists now, as far back as the baseline reaches
 * @param others every other generate of the account
 * @param isPaid the balance has fallen by exactly what was asked for
 */
export function settleGenerate(
  operation: GenerateOperation,
  listed: readonly ShareCode[],
  others: readonly GenerateOperation[],
  isPaid = false,
): Finding {
  const offset = clockOffset([operation, ...others]);
  const isTimely = (code: ShareCode, of = operation) => timeOf(of, code, offset) === 'in';
  const mayBeOf = (of: GenerateOperation, code: ShareCode, paid = false) =>
    possibleTimes(of, paid).includes(timeOf(of, code, offset));
  const rivals = others.filter((other) => isRival(operation, other));
  const isOf = (rival: GenerateOperation, code: ShareCode) =>
    isTimely(code, rival) || (!isTimely(code) && mayBeOf(rival, code));
  const theirs = rivals.map((rival) => ({ rival, fits: fitting(rival) }));
  const mayBeTheirs = (code: ShareCode) =>
    theirs.some(({ rival, fits }) => fits(code) && isOf(rival, code));

  const fresh = fittingOf(operation, listed, others);
  const missing = wanted(operation);
  const proven = fresh.filter((code) => isTimely(code) && isPlain(operation, code)).sort(byAge);
  const alone = proven.filter((code) => !mayBeTheirs(code));
  const all = missing + rivals.reduce((sum, rival) => sum + wanted(rival), 0);
  // Which of several that ask for the same has which of their codes makes no difference.
  const isExact = alone.length <= missing && [missing, all].includes(proven.length);
  const own = isExact ? [...new Set([...alone, ...proven])].slice(0, missing) : [];
  const isLeft = (code: ShareCode) => missing > own.length || !mayBeTheirs(code);
  // What was possible before its end has been told.
  const told = isSearchOver(operation) ? operation.possible : [];
  const wasTold = bySpelling(told.map(({ code }) => code));
  const isPossible = (code: ShareCode) =>
    wasTold(code.code) !== null ||
    mayBeOf(operation, code, isPaid) ||
    isMadeWith(told, operation, code);
  const possible = fresh.filter((code) => !own.includes(code) && isLeft(code) && isPossible(code));
  return { own, possible };
}

/** Without those that are for anybody, where one for somebody was asked for and the list tells for whom its codes are. */
export function forItsRecipient(
  { input }: GenerateOperation,
  codes: readonly ShareCode[],
  { tellsRecipients }: Pick<Account, 'tellsRecipients'>,
): readonly ShareCode[] {
  const isTold = tellsRecipients === true || codes.some(({ forwardTo }) => forwardTo !== null);
  return isTold && input.forwardTo !== null
    ? codes.filter(({ forwardTo }) => forwardTo !== null)
    : codes;
}

/** A request makes its codes together: where fewer are offered than were asked for, those of their instant are, too. */
const isMadeWith = (
  offered: readonly ShareCode[],
  { input }: GenerateOperation,
  { createdAt }: ShareCode,
): boolean =>
  offered.length < input.count &&
  offered.some((one) => Math.abs((one.createdAt ?? Number.NaN) - (createdAt ?? 0)) <= INSTANT);

/** How far apart they are dated, ms. */
const INSTANT = 2000;

/** How many codes it still looks for. After a no it looks for none: whatever shows is only possible. */
const wanted = (operation: GenerateOperation): number =>
  wasRefused(operation) ? 0 : Math.max(0, operation.input.count - operation.codes.length);

/** An unsettled generate of the same kind, which looks among the same codes; a refused one may have made some, too. */
function isRival(operation: GenerateOperation, other: GenerateOperation): boolean {
  const { input } = operation;
  const isSame =
    other.input.ipsPerCode === input.ipsPerCode && same(other.input.forwardTo, input.forwardTo);
  if (!isSame || other.open !== 1 || other.baseline === null) return false;
  return wanted(other) > 0 || (wasRefused(other) && !wasRefused(operation));
}

/** The codes that were not there before, are no operation's own, and may be of this one. What is beyond another's is only possible there. */
function fittingOf(
  operation: GenerateOperation,
  listed: readonly ShareCode[],
  others: readonly GenerateOperation[],
): ShareCode[] {
  const hasAll = wanted(operation) === 0 && !wasRefused(operation);
  const theirs = others.flatMap((other) => [
    ...other.codes,
    ...(hasAll ? possibleInTime(other, [operation, ...others]) : []),
  ]);
  const known = [...operation.codes, ...operation.surplus, ...theirs].map(({ code }) => code);
  const taken = bySpelling([...known, ...(operation.declined ?? [])]);
  const before = firstKnown(operation, listed);
  const fits = fitting(operation);
  return listed.filter(
    (code, at) =>
      taken(code.code) === null && fits(code) && (code.createdAt !== null || at < before),
  );
}

/** Where codes begin that were there before: of those without a time, only the ones in front of them are new. */
function firstKnown({ baseline }: GenerateOperation, listed: readonly ShareCode[]): number {
  const wasThere = bySpelling(baseline?.codes ?? []);
  const at = baseline?.complete ? -1 : listed.findIndex(({ code }) => wasThere(code) !== null);
  return at === -1 ? listed.length : at;
}

/** Whether a code was not there before, and may be of this operation. */
function fitting({ baseline, input }: GenerateOperation): (code: ShareCode) => boolean {
  const wasThere = bySpelling(baseline?.codes ?? []);
  return (code) =>
    baseline !== null && wasThere(code.code) === null && isAsAsked(baseline, input, code);
}

function isAsAsked(baseline: GenerateBaseline, input: GenerateInput, code: ShareCode): boolean {
  if (code.ips !== null && code.ips !== input.ipsPerCode) return false;
  if (isOtherRecipient(code.forwardTo, input.forwardTo)) return false;
  const { complete, newestCreatedAt, knownSince } = baseline;
  if (complete || code.createdAt === null || newestCreatedAt === null) return true;
  if (code.createdAt >= newestCreatedAt) return true;
  // By the clock of another machine. An older one has only moved into view.
  return knownSince !== undefined && code.createdAt > knownSince;
}

/** The possible codes of an operation that were made as its request was out: they are not beyond what another one asked for. */
export function possibleInTime(
  operation: GenerateOperation,
  all: readonly GenerateOperation[],
): ShareCode[] {
  const offset = clockOffset(all);
  return operation.possible.filter((code) => isProvenTime(timeOf(operation, code, offset)));
}

/** Everything that it should tell of itself is told, and nothing is hidden. */
function isPlain({ baseline, input }: GenerateOperation, code: ShareCode): boolean {
  // Of that instant there may have been more than the list showed.
  if (baseline?.tied && code.createdAt === baseline.newestCreatedAt) return false;
  return code.ips !== null && same(code.forwardTo, input.forwardTo);
}

const same = (a: string | null, b: string | null): boolean =>
  (a ?? '').trim().toLowerCase() === (b ?? '').trim().toLowerCase();

const byAge = (a: ShareCode, b: ShareCode): number => (a.createdAt ?? 0) - (b.createdAt ?? 0);
