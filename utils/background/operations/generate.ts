import { isLongAgo } from '@/utils/clock';
import { updateOperation } from '@/utils/database/operations';
import { type Failure, isStopped } from '@/utils/share-codes/failure';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { access, reading, reprobe } from '../accounts/client';
import type { Client } from '../api/client';
import { learn } from '../sync/refresh';
import { afterAnswer } from './after-answer';
import { settled } from './after-look';
import { findGenerated } from './find-generated';
import { readBefore, type ServerClock } from './generate-baseline';
import { whenAfter } from './pauses';
import { otherGenerates } from './recent';

/*
 * A generate, step by step. It spends IPs and the server has no idempotency key,
 * so its one request leaves once, after the journal knows of it; whatever is unclear is settled by reading.
 */

/**
 * An accepted generate this old (ms) was forgotten by a closed browser, or by a person who left the keys locked: it is
 * not sent unasked.
 */
const STALE = 2 * 60_000;

/** One that was accepted by this very worker waits for those before it, up to so long (ms). */
const LONGEST_QUEUE = 10 * 60_000;
/** When that was, by `performance.now()`. */
const acceptedHere = new Map<string, number>();

export function noteAccepted(id: string): void {
  if (!acceptedHere.has(id)) acceptedHere.set(id, performance.now());
}

/** Takes one generate one step on; every step ends in a commit. */
export async function stepGenerate(operation: GenerateOperation): Promise<void> {
  switch (operation.state) {
    case 'accepted':
      return start(operation);
    case 'sent': // only found by a worker that has started anew
      return unconfirm(operation.id, { cause: 'interrupted' });
    default:
      return operation.baseline
        ? findGenerated(operation, operation.baseline)
        : refuse(operation.id, { cause: 'interrupted' }); // without one nothing was ever sent
  }
}

async function start(operation: GenerateOperation): Promise<void> {
  const wasLocked = operation.failure?.cause === 'locked';
  if (isForgotten(operation, wasLocked ? STALE : LONGEST_QUEUE))
    return refuse(operation.id, { cause: wasLocked ? 'waited' : 'interrupted' });
  const before = await reading(operation.accountId, readBefore);
  if (!before.ok) return notStarted(operation.id, before.failure);
  const opened = await access(operation.accountId);
  if (!opened.ok) return notStarted(operation.id, opened.failure);
  const { baseline, codes, clock } = before.value;
  const sent = await updateOperation<GenerateOperation>(operation.id, (stored) =>
    stored.state === 'accepted' && stored.hold === null
      ? {
          ...stored,
          state: 'sent',
          baseline: { ...baseline, serverTime: clock() },
          sentAt: Date.now(),
        }
      : null,
  );
  if (sent) await send(sent, opened.value.client, clock);
  await learn(operation.accountId, 'shared', codes, before.from); // it may settle others
}

/**
 * Whether it is too old by either clock. One of them stands still in sleep, and the other one may have been set: what
 * is not sent can be pressed once more.
 */
function isForgotten({ id, createdAt }: GenerateOperation, longest: number): boolean {
  const acceptedAt = acceptedHere.get(id);
  if (acceptedAt === undefined) return isLongAgo(createdAt, STALE, Date.now());
  return Math.max(performance.now() - acceptedAt, Date.now() - createdAt) > longest;
}

/** The one request. Its answer is committed before anything else happens with it. */
async function send(sent: GenerateOperation, client: Client, clock: ServerClock): Promise<void> {
  const { id, accountId, input } = sent;
  const others = await otherGenerates(sent);
  const leftAt = performance.now();
  const answer = await client.generate(input);
  if (isStopped(answer)) return takeBack(id);
  const to = answer.serverTime ?? clock();
  const acted = to === null ? {} : { acted: { from: to - took(leftAt), to } };
  await commit(id, 'sent', (stored) => ({
    ...afterAnswer(stored, answer, Date.now(), others),
    ...acted,
  }));
  // Tells the pages whether it is the key.
  if (!answer.ok && answer.failure.cause === 'bad-key') await reprobe(accountId);
}

/** Nothing has left: the next step begins anew, and finds out why. */
async function takeBack(id: string): Promise<void> {
  await commit(id, 'sent', (stored) => ({
    ...stored,
    state: 'accepted',
    baseline: null,
    sentAt: null,
  }));
}

const took = (since: number): number => Math.round(performance.now() - since);

/** It waits for the passphrase, which the person is about to enter; whatever else stops it refuses it. */
async function notStarted(id: string, failure: Failure): Promise<void> {
  if (failure.cause !== 'locked') return refuse(id, failure);
  const held = { failure, ...whenAfter(failure, 1) };
  await updateOperation<GenerateOperation>(id, (stored) =>
    stored.state === 'accepted' && stored.hold === null ? { ...stored, ...held } : null,
  );
}

async function refuse(id: string, failure: Failure): Promise<void> {
  await updateOperation<GenerateOperation>(id, (stored) =>
    settled({ ...stored, state: 'refused', failure, settledAt: Date.now() }),
  );
}

async function unconfirm(id: string, failure: Failure): Promise<void> {
  await commit(id, 'sent', (stored) => ({ ...stored, state: 'unconfirmed', failure }));
}

function commit(
  id: string,
  from: GenerateOperation['state'],
  change: (stored: GenerateOperation) => GenerateOperation,
): Promise<GenerateOperation | null> {
  return updateOperation<GenerateOperation>(id, (stored) =>
    stored.state === from ? change(stored) : null,
  );
}
