import { getAccount } from '@/utils/database/accounts';
import {
  type BatchChange,
  getBatch,
  updateAllBatches,
  updateBatch,
  updateOperation,
} from '@/utils/database/operations';
import { type Account, serverTime } from '@/utils/share-codes/account';
import {
  type Failure,
  fail,
  isStopped,
  ok,
  type Result,
  type ServerFailure,
} from '@/utils/share-codes/failure';
import type { Batch, BatchOperation } from '@/utils/share-codes/operation';
import { afterLook, begun, untilNextLook } from '@/utils/share-codes/patience';
import { letThrough, requestsLeft, tooMany } from '@/utils/share-codes/request-limit';
import { access, reprobe } from '../accounts/client';
import { browserSession } from '../browser-session';
import { refresh, refreshBalance } from '../sync/refresh';
import { readBaseline } from './batch-baseline';
import {
  answered,
  checked,
  first,
  interrupted,
  isDone,
  outOfFirst,
  partlyChecked,
  sending,
  unsent,
} from './batch-machine';
import { advance, cancelAll } from './batch-progress';
import { checkOwnCodes } from './check-own-codes';
import { fillIps } from './fill-ips';
import { judgeByLists } from './judge-by-lists';
import { learnLag } from './learn-lag';
import { pauseAfter, retryTime, whenAfter, whenToLook } from './pauses';
import { soon } from './soon';

/*
 * A redeem or a revoke, step by step: one group of codes to a request, its outcome committed
 * before the next one leaves. Each step starts from the journal alone, so a restart goes on by itself.
 */

/** Takes one operation one step on. */
export async function stepBatches(operation: BatchOperation): Promise<void> {
  if (!operation.baseline && operation.state === 'running')
    return (await isWithdrawn(operation))
      ? updateAllBatches(operation.id, cancelAll)
      : begin(operation);
  if (operation.isUnchecked && operation.state === 'running') return checkAgain(operation);
  const batch = await getBatch(operation.id, operation.cursor);
  if (!batch) return finish(operation);
  if (isDone(batch)) return moveOn(operation.id, batch.index);
  switch (batch.phase) {
    case 'waiting':
      return send(operation, batch);
    case 'sent': // only found by a worker that has started anew
      return noteInterrupted(operation, batch);
    case 'checking':
    case 'confirming':
    case 'refused':
      return check(operation, batch);
  }
}

/** To the next batch. */
async function moveOn(id: string, index: number): Promise<void> {
  await commit(id, index, (stored) => stored);
}

async function noteInterrupted({ id, accountId }: BatchOperation, { index }: Batch): Promise<void> {
  const at = serverTime((await getAccount(accountId)) ?? {}, Date.now());
  await commit(id, index, (stored) => interrupted(stored, at));
}

async function begin(operation: BatchOperation): Promise<void> {
  const toSend = operation.kind === 'redeem' ? await checkOwnCodes(operation) : ok(true);
  if (!toSend.ok) return wait(operation, toSend.failure);
  if (!toSend.value) return finish(operation);
  const failure = await readBaseline(operation);
  if (failure) await wait(operation, failure);
}

/** The account may be another by now: what is still to be sent may be its own. */
async function checkAgain(operation: BatchOperation): Promise<void> {
  const checked = await checkOwnCodes(operation);
  if (!checked.ok) return wait(operation, checked.failure);
  await updateOperation<BatchOperation>(operation.id, ({ isUnchecked: _, ...stored }) =>
    stored.hold ? null : { ...stored, failure: null, tries: 0 },
  );
}

/** The browser was closed while the person could still take it back. */
const isWithdrawn = async ({ undo }: BatchOperation): Promise<boolean> =>
  undo !== undefined && undo.session !== (await browserSession());

async function send(operation: BatchOperation, { index }: Batch): Promise<void> {
  const { id, accountId, kind } = operation;
  const opened = await access(accountId);
  if (!opened.ok) return wait(operation, opened.failure);
  const sent = await updateBatch(id, index, (stored) =>
    stored.operation.state === 'running' && stored.operation.hold === null
      ? {
          operation: stored.operation,
          batch: sending(stored.batch, serverTime(opened.value.account, Date.now())),
        }
      : null,
  );
  if (!sent) return;
  const { client, account } = opened.value;
  const { codes } = first(sent.batch);
  const told = await (kind === 'redeem' ? client.redeem(codes) : client.revoke(codes));
  if (isStopped(told)) return void (await commit(id, index, unsent)); // the next step finds out why
  const probe = !told.ok && told.failure.cause === 'bad-key' ? await reprobe(accountId) : null;
  const answer = probe?.ok && isSameWay(probe.value, account) ? aboutCodes(told) : told;
  const word = kind === 'redeem' ? 'redeemed' : 'revoked';
  const now = await commit(
    id,
    index,
    (batch) => answered(batch, answer, word, serverTime(account, Date.now())),
    answer.ok ? null : answer.failure,
  );
  if (answer.ok && now) return fillIps(now.operation, index);
  if (probe && !probe.ok) await wait(operation, probe.failure);
}

/** The same key in the same place: it works, so that sending it again would change nothing. */
const isSameWay = (a: Account, b: Account): boolean =>
  a.keyTail === b.keyTail && (a.placement ?? 'header') === (b.placement ?? 'header');

/** A no to a key that works is one to these codes. */
const aboutCodes = <T>(answer: Result<T, ServerFailure>): Result<T, ServerFailure> =>
  answer.ok ? answer : fail({ ...answer.failure, cause: 'forbidden' });

/** Looks for every open code of the first group, and commits all verdicts at once. */
async function check(operation: BatchOperation, batch: Batch): Promise<void> {
  const { id, accountId } = operation;
  const account = await getAccount(accountId);
  const look = await judgeByLists(operation, {
    ...batch,
    patience: begun(batch.patience, account ?? {}),
  });
  const { verdicts, failure, looked, isShown, patience } = look;
  const change = (stored: Batch, now: BatchOperation): Batch =>
    failure
      ? partlyChecked({ ...stored, patience }, verdicts, looked)
      : checked({ ...stored, patience }, verdicts, now.state !== 'running', Date.now());
  const stored = await commit(id, batch.index, change, null, batch.phase);
  if (account && stored && isShown)
    await learnLag(account, afterLook(patience, Date.now()), ageOf(batch, account));
  if (failure) await wait(operation, failure, whenToLook);
}

/** How long ago the first request left of those whose outcome is being looked for, ms. */
function ageOf(batch: Batch, account: Account): number | null {
  const [span] = outOfFirst(batch);
  return span ? serverTime(account, Date.now()) - span.from : null;
}

/**
 * Commits what a batch has become, with the operation's counts.
 * @param failure why the request failed, `null` after an answer
 * @param from the phase it was in: a look that has found nothing paces the next try
 */
async function commit(
  id: string,
  index: number,
  change: (batch: Batch, operation: BatchOperation) => Batch,
  failure: ServerFailure | null = null,
  from: Batch['phase'] | null = null,
): Promise<BatchChange | null> {
  return updateBatch(id, index, ({ operation, batch }) => {
    // A look that a hold has overtaken says nothing: with a replaced key it may be another account's.
    if (from && operation.hold) return null;
    const next = advance(operation, batch, change(batch, operation));
    const paced = pace(next.operation, next.batch, failure, from);
    return { ...next, operation: withLimit(paced, next.batch, failure, from) };
  });
}

/** When the next step is due. A failure that settled something else than "refused" makes pauses grow. */
function pace(
  operation: BatchOperation,
  batch: Batch,
  failure: ServerFailure | null,
  from: Batch['phase'] | null,
): BatchOperation {
  const now = Date.now();
  if (failure && failure.cause !== 'refused') {
    // A no to these codes says nothing of the next ones, so that its pauses do not grow.
    const tries = failure.cause === 'forbidden' ? 1 : operation.tries + 1;
    const dueAt = batch.phase === 'waiting' ? retryTime(failure, tries, now) : 0;
    return { ...operation, failure, tries, dueAt };
  }
  if (from && batch.phase === from)
    return { ...operation, dueAt: now + (untilNextLook(batch.patience) ?? 0) };
  // By the tries of this group alone: pauses that grow over halves of halves would take hours.
  if (from && first(batch).unsure)
    return { ...operation, dueAt: now + pauseAfter(first(batch).tries) };
  return { ...operation, failure: null, tries: 0, dueAt: 0 };
}

/** Notes what the last request tells of the server's limit, and how many there are to come. */
function withLimit(
  operation: BatchOperation,
  batch: Batch,
  failure: ServerFailure | null,
  from: Batch['phase'] | null,
): BatchOperation {
  const left = requestsLeft(operation, batch);
  if (failure?.cause === 'rate-limited') return limited(operation, left);
  const limit = from === null ? letThrough(operation.limit) : operation.limit;
  return limit ? { ...operation, limit: { ...limit, left } } : operation;
}

/** The server has refused a request, since there were too many. Before the first one was sent all batches are left. */
function limited(operation: BatchOperation, left = operation.batches): BatchOperation {
  const limit = tooMany(operation.limit, (operation.dueAt ?? 0) - Date.now());
  return { ...operation, limit: { ...limit, left } };
}

/** Waits after a failure that changed nothing. What the person has paused stays paused. */
async function wait(
  { id, state, begunOn }: BatchOperation,
  failure: Failure,
  whenNext = whenAfter,
): Promise<void> {
  await updateOperation<BatchOperation>(id, (stored) => {
    // One that was cancelled or moved meanwhile goes on without what this step has waited for.
    if (stored.state !== state || stored.begunOn !== begunOn) return null;
    const tries = stored.tries + 1;
    const when = stored.hold ? {} : whenNext(failure, tries);
    const waiting = { ...stored, failure, tries, ...when };
    return failure.cause === 'rate-limited' ? limited(waiting, stored.limit?.left) : waiting;
  });
}

async function finish({ id, accountId, begunOn }: BatchOperation): Promise<void> {
  const isMoved = begunOn !== undefined;
  const balance = isMoved ? null : await soon(refreshBalance(accountId));
  await updateOperation<BatchOperation>(id, (stored) => {
    const { open: _, ...closed } = stored;
    return {
      ...closed,
      state: stored.state === 'running' ? 'done' : stored.state,
      balanceAfter: balance?.ok ? balance.value : null,
      hold: null,
      dueAt: null,
      settledAt: Date.now(),
    };
  });
  if (!isMoved) void refresh(accountId);
}
