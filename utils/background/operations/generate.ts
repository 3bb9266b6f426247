import { isLongAgo } from '@/utils/clock';
import { updateOperation } from '@/utils/database/operations';
import { type Failure, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type {
  GenerateBaseline,
  GenerateInput,
  GenerateOperation,
} from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { access, reading, reprobe } from '../accounts/client';
import type { Client } from '../api/client';
import { Pages } from '../api/has-next';
import { readNewest } from '../sync/refresh';
import { findGenerated, settled } from './find-generated';
import { latest } from './latest';
import { whenAfter } from './pauses';
import { soon } from './soon';

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
      return unconfirm(operation.id, { cause: 'interrupted' }, []);
    case 'answered':
    case 'unconfirmed':
    case 'refused':
      return operation.baseline
        ? findGenerated(operation, operation.baseline)
        : refuse(operation.id, { cause: 'interrupted' }); // without one nothing was ever sent
    default:
      return;
  }
}

async function start(operation: GenerateOperation): Promise<void> {
  const wasLocked = operation.failure?.cause === 'locked';
  if (isForgotten(operation, wasLocked ? STALE : LONGEST_QUEUE))
    return refuse(operation.id, { cause: wasLocked ? 'waited' : 'interrupted' });
  const baseline = await reading(operation.accountId, readBaseline);
  if (!baseline.ok) return notStarted(operation.id, baseline.failure);
  const opened = await access(operation.accountId);
  if (!opened.ok) return notStarted(operation.id, opened.failure);
  const sent = await updateOperation<GenerateOperation>(operation.id, (stored) =>
    stored.state === 'accepted' && stored.hold === null
      ? { ...stored, state: 'sent', baseline: baseline.value, sentAt: Date.now() }
      : null,
  );
  if (sent) await send(sent, opened.value.client);
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

/** What the server shows before: the newest codes and the balance. */
async function readBaseline(client: Client): Promise<Result<GenerateBaseline, ServerFailure>> {
  const [newest, balance] = await Promise.all([
    readNewest(client, 'shared'),
    soon(client.getBalance()),
  ]);
  if (!newest.ok) return newest;
  const times = newest.value.codes.flatMap(({ createdAt }) =>
    createdAt === null ? [] : [createdAt],
  );
  const complete = new Pages().add(newest.value) === 'whole';
  return ok({
    codes: newest.value.codes.map(({ code }) => code),
    newestCreatedAt: latest(times),
    complete,
    tied: !complete && times.length > 0 && times.every((time) => time === times[0]),
    balance: balance?.ok ? (balance.value?.ips ?? null) : null,
    serverTime: newest.serverTime,
  });
}

/** The one request. Its answer is committed before anything else happens with it. */
async function send({ id, accountId, input }: GenerateOperation, client: Client): Promise<void> {
  const answer = await client.generate(input);
  if (!answer.ok) {
    const { failure } = answer;
    await (failure.notActed ? refuseSent(id, failure) : unconfirm(id, failure, []));
    if (failure.cause === 'bad-key') await reprobe(accountId); // tells the pages whether it is the key
    return;
  }
  const codes = answer.value.codes.map((code) => complete(code, input));
  if (codes.length < input.count) return unconfirm(id, null, codes);
  await commit(id, 'sent', (stored) => ({
    ...stored,
    state: 'answered',
    codes: codes.slice(0, input.count),
    surplus: codes.slice(input.count),
  }));
}

/** An answer may name the codes alone: what was asked for is known. */
function complete(code: ShareCode, input: GenerateInput): ShareCode {
  return {
    ...code,
    ips: code.ips ?? input.ipsPerCode,
    forwardTo: code.forwardTo ?? input.forwardTo,
  };
}

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
    settled({ ...stored, state: 'refused', failure }),
  );
}

/** A no to what was sent: the browser itself may have sent it twice, and the first one been acted on. */
async function refuseSent(id: string, failure: ServerFailure): Promise<void> {
  await commit(id, 'sent', (stored) => ({ ...stored, state: 'refused', failure }));
}

async function unconfirm(id: string, failure: Failure | null, codes: ShareCode[]): Promise<void> {
  await commit(id, 'sent', (stored) => ({ ...stored, state: 'unconfirmed', failure, codes }));
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
