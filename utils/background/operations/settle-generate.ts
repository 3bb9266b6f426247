import type { GenerateOperation, Span } from '@/utils/share-codes/operation';
import { untilNextLook } from '@/utils/share-codes/patience';
import { isOtherRecipient } from '@/utils/share-codes/recipient';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { bySpelling } from '@/utils/share-codes/spelling';
import { wasRefused } from '@/utils/share-codes/told';
import { clockOffset, type Offset, spanByOurClock, spanOf } from './made-when';

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

/** A request that had no answer may be acted on so long after it failed, ms. */
const LATEST = 60 * 60_000;
/** What is made later than this is of another day, whatever clock tells it, ms. */
const SOME_DAY = 38 * 60 * 60_000;
/** One that a browser has doubled is acted on beside the one that was answered, ms. */
const BESIDE = 10_000;

/**
 * @param listed the codes the server lists now, as far back as the baseline reaches
 * @param others every other generate of the account
 */
export function settleGenerate(
  operation: GenerateOperation,
  listed: readonly ShareCode[],
  others: readonly GenerateOperation[],
): Finding {
  const fresh = fittingOf(operation, listed, others);
  const offset = clockOffset([operation, ...others]);
  const isTimely = (code: ShareCode, of = operation) => isWithin(code, spanOf(of, offset.span));
  const rivals = others.filter((other) => isRival(operation, other));
  const isOf = (rival: GenerateOperation, code: ShareCode) =>
    isTimely(code, rival) || (!isTimely(code) && !isOfAnotherTime(rival, code, offset));
  const mayBeTheirs = (code: ShareCode) =>
    rivals.some((rival) => fits(rival, code) && isOf(rival, code));

  const missing = wanted(operation);
  const proven = fresh.filter((code) => isTimely(code) && isPlain(operation, code)).sort(byAge);
  const alone = proven.filter((code) => !mayBeTheirs(code));
  const all = missing + rivals.reduce((sum, rival) => sum + wanted(rival), 0);
  // Which of several that ask for the same has which of their codes makes no difference.
  const isExact = alone.length <= missing && [missing, all].includes(proven.length);
  const own = isExact ? [...new Set([...alone, ...proven])].slice(0, missing) : [];
  const isLeft = (code: ShareCode) => missing > own.length || !mayBeTheirs(code);
  const possible = fresh.filter(
    (code) => !own.includes(code) && isLeft(code) && !isOfAnotherTime(operation, code, offset),
  );
  return { own, possible };
}

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
  return listed.filter(
    (code, at) =>
      taken(code.code) === null &&
      fits(operation, code) &&
      (code.createdAt !== null || at < before),
  );
}

/** Where codes begin that were there before: of those without a time, only the ones in front of them are new. */
function firstKnown({ baseline }: GenerateOperation, listed: readonly ShareCode[]): number {
  const at = baseline?.complete
    ? -1
    : listed.findIndex(({ code }) => baseline?.codes.includes(code));
  return at === -1 ? listed.length : at;
}

/** Was not there before, and may be of this operation. */
function fits({ baseline, input }: GenerateOperation, code: ShareCode): boolean {
  if (!baseline || baseline.codes.includes(code.code)) return false;
  if (code.ips !== null && code.ips !== input.ipsPerCode) return false;
  if (isOtherRecipient(code.forwardTo, input.forwardTo)) return false;
  if (baseline.complete || code.createdAt === null || baseline.newestCreatedAt === null)
    return true;
  return code.createdAt >= baseline.newestCreatedAt; // an older one has only moved into view
}

/** The possible codes of an operation that were made as its request was out: they are not beyond what another one asked for. */
export function possibleInTime(
  operation: GenerateOperation,
  all: readonly GenerateOperation[],
): ShareCode[] {
  const span = longer(spanOf(operation, clockOffset(all).span), BESIDE);
  return operation.possible.filter((code) => isWithin(code, span));
}

/** Everything that it should tell of itself is told, and nothing is hidden. */
function isPlain({ baseline, input }: GenerateOperation, code: ShareCode): boolean {
  // Of that instant there may have been more than the list showed.
  if (baseline?.tied && code.createdAt === baseline.newestCreatedAt) return false;
  return code.ips !== null && same(code.forwardTo, input.forwardTo);
}

const isWithin = ({ createdAt }: ShareCode, span: Span | null): boolean =>
  span !== null && createdAt !== null && createdAt >= span.from && createdAt <= span.to;

/**
 * Made before the request had left, or much too late, by a clock that is known. Once an answered one has been looked for
 * long enough, it has to be proven that what shows is not: others go on making codes alike.
 */
function isOfAnotherTime(operation: GenerateOperation, code: ShareCode, offset: Offset): boolean {
  const span = spanOf(operation, offset.span);
  if (isOver(operation)) {
    const isIn = isWithin(code, longer(span ?? spanByOurClock(operation), BESIDE));
    return !isIn && !operation.possible.some((known) => known.code === code.code);
  }
  if (code.createdAt === null) return false;
  if (!offset.isLearnt || span === null)
    return operation.sentAt !== null && code.createdAt - operation.sentAt > SOME_DAY;
  const isAnswered = operation.state === 'answered' || operation.state === 'done';
  return !isWithin(code, longer(span, isAnswered ? BESIDE : LATEST));
}

const longer = (span: Span | null, more: number): Span | null =>
  span && { from: span.from, to: span.to + more };

/** It has had an answer, and the list was read for as long as something new may take to show there. */
export const isOver = ({ state, patience }: GenerateOperation): boolean =>
  (state === 'done' || state === 'refused') &&
  patience !== undefined &&
  untilNextLook(patience) === null;

const same = (a: string | null, b: string | null): boolean =>
  (a ?? '').trim().toLowerCase() === (b ?? '').trim().toLowerCase();

const byAge = (a: ShareCode, b: ShareCode): number => (a.createdAt ?? 0) - (b.createdAt ?? 0);
