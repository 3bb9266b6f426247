import type { GenerateOperation, Span } from '@/utils/share-codes/operation';
import { IN_FLIGHT } from './in-flight';

/*
 * When the codes of a generate can have been made, as the server dates them. Pure.
 *
 * It may date codes by another clock than the one in its headers, by local time for one. How far that is ahead is
 * learnt from generates whose codes an answer has named.
 */

/** Both clocks are read in whole seconds, ms. */
const WHOLE_SECOND = 1000;
/** Clocks that are not the same tell the times of two zones, which are whole quarters of an hour apart, ms. */
export const QUARTER = 15 * 60_000;

/** How far the clock of the codes is ahead of that of the headers, ms; taken for the same one until it is learnt. */
export interface Offset {
  span: Span;
  isLearnt: boolean;
}

/** By the latest operations that agree: the clock may have been set since the others. */
export function clockOffset(operations: readonly GenerateOperation[]): Offset {
  let learnt: Span | null = null;
  const newestFirst = operations.toSorted((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0));
  for (const span of newestFirst.flatMap(offsetsOf)) {
    const both: Span = learnt
      ? { from: Math.max(learnt.from, span.from), to: Math.min(learnt.to, span.to) }
      : span;
    if (both.from > both.to) break;
    learnt = both;
  }
  return learnt
    ? { span: exactly(learnt), isLearnt: true }
    : { span: { from: 0, to: 0 }, isLearnt: false };
}

/** Where what is learnt allows just a zone, or the same clock, it is that: each second more lets in codes of others. */
function exactly(learnt: Span): Span {
  const zone = Math.floor(learnt.to / QUARTER) * QUARTER;
  return zone >= learnt.from ? { from: zone, to: zone } : learnt;
}

/** What each code that its answer has named allows. */
function offsetsOf(operation: GenerateOperation): Span[] {
  const acted = actedBetween(operation);
  if (!acted) return [];
  return operation.codes.slice(0, operation.named ?? 0).flatMap(({ createdAt }) =>
    createdAt === null
      ? []
      : [
          {
            from: createdAt - acted.to - WHOLE_SECOND,
            to: createdAt - acted.from + WHOLE_SECOND,
          },
        ],
  );
}

/** When codes are dated that it has made; `null`: the server tells no time. */
export function spanOf(operation: GenerateOperation, offset: Span): Span | null {
  const acted = actedBetween(operation);
  return (
    acted && {
      from: acted.from + offset.from - WHOLE_SECOND,
      to: acted.to + offset.to + WHOLE_SECOND,
    }
  );
}

/** The same where the server tells no time: by our own clock, which may be wrong. */
export const spanByOurClock = ({ sentAt }: GenerateOperation): Span | null =>
  sentAt === null ? null : { from: sentAt - WHOLE_SECOND, to: sentAt + IN_FLIGHT };

/** By the clock of the headers. */
function actedBetween({ acted, baseline }: GenerateOperation): Span | null {
  if (acted) return acted;
  if (baseline?.serverTime == null) return null;
  return { from: baseline.serverTime, to: baseline.serverTime + IN_FLIGHT };
}

export const isWithin = (at: number, { from, to }: Span): boolean => at >= from && at <= to;
