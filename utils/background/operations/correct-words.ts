import { isLongAgo } from '@/utils/clock';
import { listBatches, updateBatch } from '@/utils/database/operations';
import { doneBeside } from '@/utils/database/own-acts';
import { type Account, serverTime } from '@/utils/share-codes/account';
import type {
  Batch,
  BatchItem,
  BatchOperation,
  Outcome,
  Span,
} from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { rowIn } from '@/utils/share-codes/spelling';
import { announceEnd } from '../notices';
import { advance } from './batch-progress';
import {
  type Evidence,
  isWhile,
  judgeRedeem,
  judgeRevoke,
  tellsSeconds,
  type Verdict,
} from './evidence';
import { learnLag } from './learn-lag';
import { isOfToday } from './look-again';

/*
 * Words of a redeem or a revoke that a list proves wrong, or can settle, after it has ended.
 */

/** Codes that do not show say nothing here. */
const GLANCE: Evidence = {
  isWhole: false,
  isFresh: false,
  unexplained: null,
  isLast: false,
};

/** Whether a list may still change the word of one of its codes. */
export const mayBeCorrected = ({ kind, open, counts }: BatchOperation): boolean =>
  !open && (counts.unclear > 0 || (kind === 'redeem' && counts.refused + counts['not-sent'] > 0));

/** Gives codes of a redeem or a revoke the word that the list tells by now. */
export async function correctWords(
  account: Account,
  operation: BatchOperation,
  codes: readonly ShareCode[],
): Promise<void> {
  if (operation.counts.unclear === 0 && !codes.some(isUsedBy(account, operation))) return;
  const row = rowIn(new Map(codes.map((code) => [code.code, code])));
  const hasSeconds = tellsSeconds(codes);
  let told: BatchOperation | null = null;
  for (const batch of await listBatches(operation.id)) {
    const outcomes = await outcomesOf(account, operation, batch, row, hasSeconds);
    if (outcomes.size === 0) continue;
    const changed = await updateBatch(operation.id, batch.index, (stored) => {
      const items = stored.batch.items.map((item) => {
        const outcome = isOpen(operation, item) && outcomes.get(item.code);
        return outcome ? { ...item, outcome } : item;
      });
      const next = advance(stored.operation, stored.batch, { ...stored.batch, items });
      return { ...next, operation: { ...next.operation, seen: false } };
    });
    if (!changed) continue;
    // It was looked for so long, and not seen.
    if ([...outcomes.values()].some(isDone)) await learnLag(account, batch.patience, null);
    told = changed.operation;
  }
  if (told) await announceEnd(told);
}

const isDone = ({ word }: Outcome): boolean => word === 'redeemed' || word === 'revoked';

/** A no to a redeem was none where the used list shows the code; after a cancel it is called not sent. */
const isOpen = ({ kind }: BatchOperation, { outcome }: BatchItem): boolean =>
  outcome?.word === 'unclear' || (kind === 'redeem' && wasNo(outcome));

const wasNo = (outcome: Outcome | null): boolean =>
  outcome?.word === 'refused' || outcome?.word === 'not-sent';

async function outcomesOf(
  account: Account,
  operation: BatchOperation,
  { items }: Batch,
  row: (code: string) => ShareCode | undefined,
  hasSeconds: boolean,
): Promise<Map<string, Outcome>> {
  const listed = items.filter((item) => isOpen(operation, item) && row(item.code));
  if (listed.length === 0) return new Map();
  const beside = await doneBeside(
    operation,
    listed.map(({ code }) => code),
  );
  const ran = ranBetween(account, operation);
  const now = serverTime(account, Date.now());
  const server = { statuses: account.statuses, now, beside, hasPaidBack: false };
  const isToday = isOfToday(operation);
  const wasUsed = isUsedBy(account, operation);
  const verdict = (item: BatchItem): Verdict => {
    const listed = row(item.code) ?? null;
    const isRefused = wasNo(item.outcome);
    // A code that was used later, or by another operation, was rightly refused.
    const isOther = beside.has(item.code) || !(listed && wasUsed(listed));
    if (isRefused && isOther) return null;
    if (operation.kind === 'revoke') return judgeRevoke(item, listed, 'nothing', GLANCE, server);
    // Without a time nobody knows whether it was used now or then.
    if (listed?.usedAt === null && isLongAgo(operation.settledAt ?? 0, SOON, Date.now()))
      return null;
    const own = {
      baseline: operation.baseline,
      out: item.out ?? [ran],
      tellsSeconds: hasSeconds,
      beside,
      now,
    };
    return judgeRedeem(listed, isRefused ? 'no' : 'nothing', GLANCE, own);
  };
  const told = new Map<string, Outcome>();
  for (const item of listed) {
    const outcome = verdict(item);
    if (outcome === null || outcome === 'not-applied' || outcome.word === 'unclear') continue;
    // Who revoked it after so long a time nobody knows: its IPs are not added up here.
    const isOurs = outcome.word !== 'revoked' || isToday;
    told.set(item.code, isOurs ? outcome : { word: 'revoked', ips: null });
  }
  return told;
}

/** Lists that lag show by then what was done before the end, ms. */
const SOON = 10 * 60_000;

/** Between a server's clock and the times in its lists there may be so much, ms. */
const CLOCKS_APART = 5 * 60_000;

/**
 * Whether a code had been used as the operation ended. Soon after that may be another clock; where that is not long ago,
 * no clock is asked.
 */
function isUsedBy(account: Account, operation: BatchOperation): (code: ShareCode) => boolean {
  const span = ranBetween(account, operation);
  const now = serverTime(account, Date.now());
  const isJustOver = !isLongAgo(operation.settledAt ?? 0, CLOCKS_APART, Date.now());
  return ({ usedAt }) =>
    usedAt !== null &&
    (isJustOver || usedAt <= span.to + CLOCKS_APART || isWhile(usedAt, span, now));
}

/** When the operation ran, by the server's clock: before and after that, another request has redeemed a code. */
function ranBetween(account: Account, { createdAt, settledAt }: BatchOperation): Span {
  const end = settledAt ?? createdAt;
  const [from, to] = [Math.min(createdAt, end), Math.max(createdAt, end)]; // the clock may have been set back
  return { from: serverTime(account, from), to: serverTime(account, to) };
}
