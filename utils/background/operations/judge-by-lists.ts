import { getAccount } from '@/utils/database/accounts';
import { doneBeside } from '@/utils/database/own-acts';
import { serverTime } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import type { Batch, BatchItem, BatchOperation, Span } from '@/utils/share-codes/operation';
import { afterFailure, isStalled, type Patience, taking } from '@/utils/share-codes/patience';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { rowIn } from '@/utils/share-codes/spelling';
import { reading } from '../accounts/client';
import { learn, refreshBalance } from '../sync/refresh';
import { mayHaveChanged } from './balance';
import { first, isLastLookFor, outOfFirst, saidOf, type Verdicts } from './batch-machine';
import {
  type Evidence,
  isChanged,
  isWhile,
  judgeRedeem,
  judgeRevoke,
  type Said,
  tellsSeconds,
  type Verdict,
} from './evidence';
import { isReachable, isWorthWaiting } from './pauses';
import { recentOnServer } from './recent';
import { type Found, nothingFound, type Search, searchList } from './search-list';
import { soon } from './soon';

/*
 * Searches the lists for the codes of a batch whose fate is open, and judges by what it finds.
 */

interface Judged {
  verdicts: Verdicts;
  /** Why the search ended early: there are verdicts only of what it has found. */
  failure: Failure | null;
  looked: ReadonlySet<string>;
  /** The list shows by now what this operation has done. */
  isShown: boolean;
  /** How long it was searched by now. */
  patience: Patience;
}

export async function judgeByLists(operation: BatchOperation, batch: Batch): Promise<Judged> {
  const search = searchFor(operation, batch);
  const found = nothingFound(search);
  const begunAt = performance.now();
  const [read, balance] = await Promise.all([
    reading(operation.accountId, (client) => searchList(client, search, found)),
    soon(refreshBalance(operation.accountId)),
  ]);
  // What was read for this one may settle others, too.
  if (read.ok) await learn(operation.accountId, search.list, [...found.rows.values()], read.from);
  const took = performance.now() - begunAt;
  const row = rowIn(found.rows);
  const failed = !read.ok && isWorthWaiting(read) ? read.failure : null;
  const hasProgress = found.looked.size > search.looked.length;
  const patience = patienceAfter(batch.patience, took, failed !== null, isReachable(read, balance));
  const isGivenUp = failed !== null && isStalled(patience, hasProgress);
  const isLast =
    isGivenUp || isLastLookFor({ ...batch, patience }, operation.state !== 'running', Date.now());
  const verdicts = await judgeAll(operation, batch, found, {
    isWhole: isWhole(operation, found, row),
    isFresh: !failed && isFresh(found, outOfFirst(batch), await serverNow(operation.accountId)),
    unexplained: await unexplained(operation, balance?.ok ? balance.value : null),
    isLast,
  });
  const { looked } = found;
  // What the last look takes for done shows nothing by not being there.
  const isShown = [...verdicts].some(
    ([code, verdict]) => isDone(verdict) && (!isLast || row(code) !== undefined),
  );
  // A list that cannot be read at all is looked at as long as any other, and shows nothing.
  if (!failed || isGivenUp) return { verdicts, failure: null, looked, isShown, patience };
  const shown = new Map([...verdicts].filter(([code]) => row(code)));
  return { verdicts: shown, failure: failed, looked, isShown: false, patience };
}

function patienceAfter(
  before: Patience,
  took: number,
  hasFailed: boolean,
  isReached: boolean,
): Patience {
  if (!hasFailed) return taking(before, took);
  return isReached ? afterFailure(before, Date.now(), took) : before;
}

/** Done by this operation. */
const isDone = (verdict: Verdict): boolean =>
  verdict !== null &&
  verdict !== 'not-applied' &&
  (verdict.word === 'redeemed' || verdict.word === 'revoked');

function searchFor({ kind, baseline }: BatchOperation, batch: Batch): Search {
  const { codes } = first(batch);
  const { looked = [], patience } = batch;
  if (kind === 'revoke') return { list: 'shared', codes, since: null, looked };
  // What was not among the older ones at the first look does not come there later.
  const since = patience.waited > 0 ? (baseline?.newestUsedAt ?? null) : null;
  return { list: 'used', codes, since, looked };
}

async function judgeAll(
  operation: BatchOperation,
  batch: Batch,
  { rows }: Found,
  evidence: Evidence,
): Promise<Verdicts> {
  const judge =
    operation.kind === 'redeem'
      ? await redeemJudge(operation, batch, rows)
      : await revokeJudge(operation, batch, rows, evidence);
  const row = rowIn(rows);
  // A list that is fresh now says nothing of a code that an earlier part of this look has asked for.
  const isAskedNow = (code: string) => !batch.looked?.includes(code);
  const verdict = (code: string) =>
    judge(code, row(code) ?? null, saidOf(batch, code), {
      ...evidence,
      isFresh: evidence.isFresh && isAskedNow(code),
    });
  return new Map(first(batch).codes.map((code) => [code, verdict(code)]));
}

type Judge = (code: string, listed: ShareCode | null, said: Said, evidence: Evidence) => Verdict;

async function redeemJudge(
  operation: BatchOperation,
  batch: Batch,
  rows: Found['rows'],
): Promise<Judge> {
  const beside = await doneBeside(operation, first(batch).codes);
  const now = await serverNow(operation.accountId);
  const outs = new Map(batch.items.map(({ code, out = [] }) => [code, out]));
  const known = {
    baseline: operation.baseline,
    beside,
    now,
    tellsSeconds: tellsSeconds(rows.values()),
  };
  return (code, listed, said, evidence) =>
    judgeRedeem(listed, said, evidence, { ...known, out: outs.get(code) ?? [] });
}

async function revokeJudge(
  operation: BatchOperation,
  batch: Batch,
  rows: Found['rows'],
  { unexplained }: Evidence,
): Promise<Judge> {
  const account = await getAccount(operation.accountId);
  const statuses = account?.statuses ?? {};
  const items = new Map(batch.items.map((item) => [item.code, item]));
  const row = rowIn(rows);
  const now = serverTime(account ?? {}, Date.now());
  const gone = first(batch)
    .codes.flatMap((code) => items.get(code) ?? [])
    .filter((item) => isGone(item, row(item.code), now));
  const ips = gone.reduce((sum, { before }) => sum + (before?.ips ?? Number.NaN), 0);
  const beside = await doneBeside(operation, first(batch).codes);
  const server = { statuses, now, beside, hasPaidBack: ips > 0 && unexplained === ips };
  return (code, listed, said, evidence) =>
    judgeRevoke(items.get(code) ?? { code, outcome: null }, listed, said, evidence, server);
}

const isGone = (item: BatchItem, listed: ShareCode | undefined, now: number): boolean =>
  !listed || (listed.usedAt === null && listed.usedBy === null && isChanged(item, listed, now));

/** Some of the codes that a shared list must show may have been used or revoked meanwhile, and have left it. */
function isWhole(
  { kind, baseline }: BatchOperation,
  { isComplete }: Found,
  row: (code: string) => ShareCode | undefined,
): boolean {
  if (kind === 'redeem') return isComplete && baseline?.usedCodes?.every(row) === true;
  const others = baseline?.others;
  if (!isComplete || !others) return false;
  return others.filter(row).length * 2 >= others.length;
}

/** Whether it shows something that was made or used since the last request left, or by it. */
function isFresh({ rows }: Found, out: readonly Span[], now: number): boolean {
  const last = out.at(-1);
  const times = [...rows.values()].flatMap(({ createdAt, usedAt }) => usedAt ?? createdAt ?? []);
  if (!last || times.length === 0) return false;
  // The newest one: where that is still ahead, the list is dated by another clock, and its times show nothing.
  const newest = times.reduce((a, b) => Math.max(a, b));
  return isWhile(newest, { from: last.to, to: now }, now);
}

async function serverNow(accountId: string): Promise<number> {
  return serverTime((await getAccount(accountId)) ?? {}, Date.now());
}

/** By how many IPs the balance differs from what is known of this operation; `null`: nobody knows. */
async function unexplained(operation: BatchOperation, balance: number | null) {
  const { id, accountId, baseline, ipsChanged } = operation;
  if (balance === null || baseline?.balance == null || baseline.readAt === undefined) return null;
  const others = (await recentOnServer(accountId)).filter((other) => other.id !== id);
  // A balance may come late, so that it need not tell yet of what others have done.
  if (mayHaveChanged(others, baseline.readAt)) return null;
  return balance - baseline.balance - ipsChanged;
}
