import {
  getBatch,
  updateAllBatches,
  updateBatch,
  updateOperation,
} from '@/utils/database/operations';
import { type Failure, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { Batch, BatchOperation, Outcome } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { access, reading, reprobe } from '../accounts/client';
import type { Client } from '../api/client';
import { browserSession } from '../browser-session';
import { readNewest, refresh, refreshBalance } from '../sync/refresh';
import { answered, checked, first, interrupted, sending, type Verdicts } from './batch-machine';
import { advance, cancelAll } from './batch-progress';
import { judgeRedeem, judgeRevoke } from './judge';
import { lookUp } from './lookup';
import { pauseAfter, retryTime, whenAfter } from './pauses';

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
  const batch = await getBatch(operation.id, operation.cursor);
  if (!batch) return finish(operation);
  switch (batch.phase) {
    case 'waiting':
      return send(operation, batch);
    case 'sent': // only found by a worker that has started anew
      return commit(operation.id, batch.index, interrupted);
    case 'checking':
    case 'confirming':
      return check(operation, batch);
  }
}

/** The browser was closed while the person could still take it back. */
const isWithdrawn = async ({ undo }: BatchOperation): Promise<boolean> =>
  undo !== undefined && undo.session !== (await browserSession());

/** What was used before, to tell afterwards what this operation has redeemed. */
async function begin({ id, accountId, kind }: BatchOperation): Promise<void> {
  const read = await reading(accountId, (client) => readBefore(client, kind));
  if (!read.ok) return wait(id, read.failure);
  await updateOperation<BatchOperation>(id, (stored) => ({
    ...stored,
    baseline: read.value,
    failure: null,
    tries: 0,
  }));
}

async function readBefore(
  client: Client,
  kind: BatchOperation['kind'],
): Promise<Result<NonNullable<BatchOperation['baseline']>, ServerFailure>> {
  const [used, balance] = await Promise.all([
    kind === 'redeem' ? readNewest(client, 'used') : null,
    client.getBalance(),
  ]);
  if (used && !used.ok && isWorthWaiting(used.failure)) return used;
  const codes = used?.ok ? used.value.codes : [];
  const times = codes.flatMap(({ usedAt }) => (usedAt === null ? [] : [usedAt]));
  return ok({
    usedCodes: codes.map(({ code }) => code),
    newestUsedAt: times.length > 0 ? Math.max(...times) : null,
    balance: balance.ok ? (balance.value?.ips ?? null) : null,
  });
}

/** A server without such a list must not stop the redeem itself. */
const isWorthWaiting = ({ cause }: ServerFailure): boolean =>
  cause !== 'refused' && cause !== 'not-this-api';

async function send(operation: BatchOperation, { index }: Batch): Promise<void> {
  const { id, accountId, kind } = operation;
  const opened = await access(accountId);
  if (!opened.ok) return wait(id, opened.failure);
  const sent = await updateBatch(id, index, (stored) =>
    stored.operation.state === 'running' && stored.operation.hold === null
      ? { operation: stored.operation, batch: sending(stored.batch) }
      : null,
  );
  if (!sent) return;
  const { client } = opened.value;
  const { codes } = first(sent.batch);
  const answer = await (kind === 'redeem' ? client.redeem(codes) : client.revoke(codes));
  const word = kind === 'redeem' ? 'redeemed' : 'revoked';
  await commit(
    id,
    index,
    (batch) => answered(batch, answer, word),
    answer.ok ? null : answer.failure,
  );
  if (answer.ok) return fillIps(operation, index);
  if (answer.failure.cause === 'bad-key') await checkKey(id, accountId);
}

/** A refused key may only have to go to another place; where not, the operation waits for a working one. */
async function checkKey(id: string, accountId: string): Promise<void> {
  const probe = await reprobe(accountId);
  if (!probe.ok) await wait(id, probe.failure);
}

/** Reads for every open code what the lists say of it, and commits all verdicts at once. */
async function check(
  { id, accountId, kind, baseline }: BatchOperation,
  batch: Batch,
): Promise<void> {
  const { codes, unsure } = first(batch);
  const list = kind === 'redeem' ? 'used' : 'shared';
  const found = await reading(accountId, (client) => lookUp(client, list, codes));
  if (!found.ok) return wait(id, found.failure);
  const items = new Map(batch.items.map((item) => [item.code, item]));
  const judge = (code: string, listed: ShareCode | null): Outcome | null =>
    kind === 'redeem'
      ? judgeRedeem(listed, unsure, baseline)
      : judgeRevoke(items.get(code) ?? { code, outcome: null }, listed, unsure);
  const verdicts: Verdicts = new Map(
    codes.map((code) => [code, judge(code, found.value.get(code) ?? null)]),
  );
  const change = (stored: Batch, operation: BatchOperation): Batch =>
    checked(stored, verdicts, operation.state === 'running', operation.failure);
  await commit(id, batch.index, change, null, batch.phase);
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
): Promise<void> {
  await updateBatch(id, index, ({ operation, batch }) => {
    const next = advance(operation, batch, change(batch, operation));
    return { ...next, operation: pace(next.operation, next.batch, failure, from) };
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
    const tries = operation.tries + 1;
    const dueAt = batch.phase === 'checking' ? 0 : retryTime(failure, tries, now);
    return { ...operation, failure, tries, dueAt };
  }
  if (from === 'confirming' && batch.phase === 'confirming')
    return { ...operation, dueAt: now + pauseAfter(1) };
  if (from === 'checking' && operation.failure && first(batch).unsure)
    return { ...operation, dueAt: retryTime(operation.failure, operation.tries, now) };
  return { ...operation, failure: null, tries: 0, dueAt: 0 };
}

/** Waits after a failure that changed nothing. What the person has paused stays paused. */
async function wait(id: string, failure: Failure): Promise<void> {
  await updateOperation<BatchOperation>(id, (stored) => {
    const tries = stored.tries + 1;
    const when = stored.hold ? {} : whenAfter(failure, tries);
    return { ...stored, failure, tries, ...when };
  });
}

/** Where the answer names codes alone, the used list tells how many IPs each carried. */
async function fillIps({ id, accountId, kind }: BatchOperation, index: number): Promise<void> {
  const batch = await getBatch(id, index);
  if (kind !== 'redeem' || !batch?.items.some(lacksIps)) return;
  const used = await reading(accountId, (client) => readNewest(client, 'used'));
  if (!used.ok) return; // only a number to show: the balance tells the rest
  const ips = new Map(used.value.codes.map((code) => [code.code, code.ips]));
  await updateBatch(id, index, (stored) => {
    const items = stored.batch.items.map((item) =>
      item.outcome && lacksIps(item)
        ? { ...item, outcome: { ...item.outcome, ips: ips.get(item.code) ?? null } }
        : item,
    );
    return advance(stored.operation, stored.batch, { ...stored.batch, items });
  });
}

const lacksIps = ({ outcome }: Batch['items'][number]): boolean =>
  outcome?.word === 'redeemed' && outcome.ips === null;

async function finish({ id, accountId }: BatchOperation): Promise<void> {
  const balance = await refreshBalance(accountId);
  await updateOperation<BatchOperation>(id, (stored) => {
    const { open: _, ...closed } = stored;
    return {
      ...closed,
      state: stored.state === 'running' ? 'done' : stored.state,
      balanceAfter: balance.ok ? balance.value : null,
      hold: null,
      dueAt: null,
      settledAt: Date.now(),
    };
  });
  void refresh(accountId);
}
