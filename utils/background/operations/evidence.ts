import { type Account, CLOCK_INEXACT } from '@/utils/share-codes/account';
import type { BatchBaseline, BatchItem, Outcome, Span } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';

/*
 * What the lists and the balance prove of a code that was to be redeemed or revoked. Pure.
 *
 * Evidence has a direction. What a list shows is known at once. What it does not show proves nothing, until the list is
 * whole and enough time has passed since the server may last have acted; and then nothing against a plain answer.
 */

/** What the answers so far have said of a code. */
export type Said =
  /** Only plain noes: no request has acted on it. */
  | 'no'
  /** The answer names other codes of the request, and gives no reason for this one. */
  | 'left-out'
  /** A request had no plain answer, and a later one did not act on it either; or the only words for it are no plain no. */
  | 'doubtful'
  /** No request had an answer that can be read, or it was taken on for later: it may have acted, or may still do so. */
  | 'nothing'
  /** Yes to the codes of a request, without naming this one. */
  | 'yes';

/** What one look at a list and the balance shows beside the row of a code. */
export interface Evidence {
  /** The list shows all that must be there, and as many codes as it says that it has. */
  isWhole: boolean;
  /** The list shows something that has happened since the last request. */
  isFresh: boolean;
  /** IPs by which the balance has risen beyond what is explained by known outcomes; `null`: it is not told. */
  unexplained: number | null;
  /** Enough time has passed without a sign. */
  isLast: boolean;
}

/** `null`: not known yet. `not-applied`: the server has not acted on it. */
export type Verdict = Outcome | 'not-applied' | null;

const UNCLEAR: Outcome = { word: 'unclear' };

/**
 * Whether a last look proves that what it does not show has not happened. Against a yes only a fresh list does. Where
 * there was no answer, nothing does: a request that got lost may be acted on minutes later.
 */
function proves({ isFresh, unexplained }: Evidence, said: Said): boolean {
  if (said === 'nothing') return false;
  return isFresh || (unexplained === 0 && said !== 'yes');
}

/**
 * A redeemed code, by the used list.
 * @param listed its row there; `null`: it does not show
 * @param own what this operation knows of its own requests
 */
export function judgeRedeem(
  listed: ShareCode | null,
  said: Said,
  evidence: Evidence,
  own: OwnRedeem,
): Verdict {
  if (listed) {
    const { ips } = listed;
    if (said === 'no' || said === 'left-out' || !mayBeDoneBy(own, listed))
      return { word: 'already-yours', ips };
    const isPaid = ips !== null && evidence.unexplained === ips;
    const isKnown = said === 'yes' || isPaid || isDated(listed, own);
    return isKnown ? { word: 'redeemed', ips } : UNCLEAR;
  }
  if (said === 'no') return 'not-applied';
  if (!evidence.isLast) return null;
  return evidence.isWhole && proves(evidence, said) ? 'not-applied' : UNCLEAR;
}

export interface OwnRedeem {
  baseline: BatchBaseline | null;
  /** When each request with the code was out that had no plain answer, by the server's clock. */
  out: readonly Span[];
  /** Some time in the list is on no full minute: then one that is means that second. */
  tellsSeconds?: boolean;
  /** Codes that other operations have redeemed meanwhile. */
  beside: ReadonlySet<string>;
  /** The server's clock, ms since 1970. */
  now: number;
}

/** How far the server's times, which it tells in whole seconds, may be from what we know of its clock, ms. */
const SLACK = CLOCK_INEXACT + 500;

/**
 * Whether it is known to have been used since the operation began: not where times are missing, or tell the minute alone,
 * and only a part was seen.
 */
function isDated(listed: ShareCode, own: OwnRedeem): boolean {
  const { usedAt } = listed;
  const { baseline, out, now } = own;
  if (baseline?.isWhole) return true;
  if (usedAt === null || olderBy(listed, own) > 0) return false;
  return out.length === 0 || out.some((span) => isWhile(usedAt, span, now));
}

/** Used while a request for it was out. Before or after that it was somebody else with this key. */
function mayBeDoneBy(own: OwnRedeem, listed: ShareCode): boolean {
  const { code, usedAt } = listed;
  const { out, beside, now, tellsSeconds } = own;
  if (beside.has(code) || wasUsedBefore(listed, own)) return false;
  const mayBeWhile = (time: number, span: Span) =>
    isWhile(time, span, now) || (!tellsSeconds && isInMinuteOf(time, span, now));
  return usedAt === null || out.length === 0 || out.some((span) => mayBeWhile(usedAt, span));
}

export function tellsSeconds(codes: Iterable<ShareCode>): boolean {
  for (const { usedAt } of codes) if (usedAt !== null && usedAt % MINUTE !== 0) return true;
  return false;
}

/** Whether a time that a list tells at `now` lies in a span; both by the server's clock. */
export const isWhile = (time: number, span: Span, now: number): boolean =>
  isWithin(time, span) || isWithin(time - zoneOf(time, span, now), span);

/** Whether it may lie there if it was told without its seconds. */
const isInMinuteOf = (time: number, span: Span, now: number): boolean =>
  time % MINUTE === 0 &&
  isWithin(time - zoneOf(time, span, now), { ...span, from: span.from - MINUTE });

const isWithin = (time: number, { from, to }: Span): boolean =>
  time >= from - SLACK && time <= to + SLACK;

/** Local times without their zone are off by whole quarters of an hour. */
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const FARTHEST_ZONE = 14 * 4 * QUARTER;

/** How far the times of such a list are ahead, by one that was just used; 0 where that cannot be, ms. */
function zoneOf(usedAt: number, { from, to }: Span, now: number): number {
  const zone = Math.round((usedAt - from) / QUARTER) * QUARTER;
  const isShort = to - from < MINUTE;
  const mayBeTrue = usedAt > from && usedAt <= now; // somebody else may have used it then
  return isShort && !mayBeTrue && Math.abs(zone) <= FARTHEST_ZONE ? zone : 0;
}

/** Whether it was used before this operation began, by the server's own clock. */
function wasUsedBefore(listed: ShareCode, own: OwnRedeem): boolean {
  if (own.baseline?.usedCodes?.includes(listed.code)) return true;
  // Of the newest instant there may have been more than the list showed.
  return olderBy(listed, own) > 0 && !mayBeSetBack(listed, own);
}

/** By how much it was used before all that was known to be used, ms. */
const olderBy = ({ usedAt }: ShareCode, { baseline }: OwnRedeem): number =>
  usedAt === null ? 0 : (baseline?.newestUsedAt ?? usedAt) - usedAt;

/** In the hour after summer time has ended, local times are earlier than those before, which then seem to be still ahead. */
function mayBeSetBack(listed: ShareCode, own: OwnRedeem): boolean {
  const time = listed.usedAt ?? Number.NaN;
  const older = olderBy(listed, own);
  const isLocal = (span: Span) =>
    isWhile(time, span, own.now) && time + older - zoneOf(time, span, own.now) > span.to + SLACK;
  return older < 4 * QUARTER && own.out.some(isLocal);
}

/**
 * A revoked code, by the shared list.
 * @param listed its row there; `null`: it does not show
 * @param server what is known of it
 */
export function judgeRevoke(
  item: BatchItem,
  listed: ShareCode | null,
  said: Said,
  evidence: Evidence,
  server: Server,
): Verdict {
  const isGone = listed === null || isChanged(item, listed, server.now);
  if (server.beside.has(item.code) && isGone && said !== 'no') return { word: 'revoked', ips: 0 };
  if (listed) return judgeListed(item, listed, said, evidence, server);
  if (said === 'no') return 'not-applied';
  const ips = item.before?.ips ?? null;
  if (server.hasPaidBack) return { word: 'revoked', ips };
  if (said === 'yes' && evidence.isWhole) return judgeGone(evidence, ips);
  return evidence.isLast ? UNCLEAR : null;
}

/** The server has said yes, and the code has gone. Its IPs are told where the balance does not say otherwise in the end. */
function judgeGone({ unexplained, isLast }: Evidence, ips: number | null): Outcome | null {
  if (unexplained === null) return { word: 'revoked', ips };
  return isLast ? { word: 'revoked', ips: 0 } : null;
}

/** What a server shows beside the row of a code that was to be revoked. */
export interface Server {
  /** What its status numbers were seen to mean. */
  statuses: Account['statuses'];
  /** Its clock, ms since 1970. */
  now: number;
  /** Codes that other operations have revoked: their IPs are told there. */
  beside: ReadonlySet<string>;
  /** The balance has risen by exactly the IPs of all the codes that have gone from the list, or have another status. */
  hasPaidBack: boolean;
}

/** Listed with another status than before. What has expired changes it by itself. */
export function isChanged({ before }: BatchItem, listed: ShareCode, now: number): boolean {
  if (listed.expiresAt !== null && listed.expiresAt < now) return false;
  return before?.status != null && listed.status !== null && listed.status !== before.status;
}

function judgeListed(
  item: BatchItem,
  listed: ShareCode,
  said: Said,
  evidence: Evidence,
  { statuses, now, hasPaidBack }: Server,
): Verdict {
  const meaning = statuses[String(listed.status)];
  if (listed.usedAt !== null || listed.usedBy !== null || meaning === 'used')
    return { word: 'refused', reason: { cause: 'used' } };
  const isOther = isChanged(item, listed, now);
  const isNew = isOther || (item.before?.status == null && said !== 'no');
  // Of a number that nobody knows only a yes, or the balance, tells that it means this.
  const isProven = said === 'yes' || (said !== 'no' && hasPaidBack);
  if ((isNew && meaning === 'revoked') || (isOther && meaning === undefined && isProven))
    return { word: 'revoked', ips: said === 'no' ? 0 : ipsOf(item, listed) }; // after a no it was somebody else
  if (said === 'no') return 'not-applied';
  if (!evidence.isLast) return null;
  return !isOther && proves(evidence, said) ? 'not-applied' : UNCLEAR;
}

const ipsOf = ({ before }: BatchItem, { ips }: ShareCode): number | null =>
  ips ?? before?.ips ?? null;
