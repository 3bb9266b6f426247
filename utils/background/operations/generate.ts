import { listOperations, updateOperation } from '@/utils/database/operations';
import { type Failure, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type {
  GenerateBaseline,
  GenerateInput,
  GenerateOperation,
} from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { access, reading, reprobe } from '../accounts/client';
import type { Client } from '../api/client';
import { keepList, readNewest, refreshBalance } from '../sync/refresh';
import { latest } from './latest';
import { isLast, listSince } from './lookup';
import { nextLook, triesSince, whenAfter } from './pauses';
import { settleGenerate } from './settle-generate';
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
/** How many other generates may still claim codes of the same look. */
const OTHERS = 200;

/** Takes one generate one step on; every step ends in a commit. */
export async function stepGenerate(operation: GenerateOperation): Promise<void> {
  switch (operation.state) {
    case 'accepted':
      return start(operation);
    case 'sent': // only found by a worker that has started anew
      return unconfirm(operation.id, { cause: 'interrupted' }, []);
    case 'answered':
    case 'unconfirmed':
      return look(operation);
    default:
      return;
  }
}

async function start(operation: GenerateOperation): Promise<void> {
  if (Math.abs(Date.now() - operation.createdAt) > STALE)
    return refuse(operation.id, {
      cause: operation.failure?.cause === 'locked' ? 'waited' : 'interrupted',
    });
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
  const complete = isLast(newest.value, 1);
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
    await (failure.notActed ? refuse(id, failure) : unconfirm(id, failure, []));
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

async function unconfirm(id: string, failure: Failure | null, codes: ShareCode[]): Promise<void> {
  await commit(id, 'sent', (stored) => ({ ...stored, state: 'unconfirmed', failure, codes }));
}

/** Reads the list and settles by it what can be settled. */
async function look(operation: GenerateOperation): Promise<void> {
  const { id, accountId, baseline } = operation;
  if (!baseline) return refuse(id, { cause: 'interrupted' }); // without one nothing was ever sent
  const [listed, balance] = await Promise.all([
    reading(accountId, (client) => listSince(client, baseline)),
    soon(refreshBalance(accountId)),
  ]);
  if (!listed.ok) return lookLater(id, listed.failure);
  const balanceAfter = balance?.ok ? balance.value : null;
  const others = (await listOperations(accountId, OTHERS)).filter(
    (other): other is GenerateOperation => other.kind === 'generate' && other.id !== id,
  );
  await updateOperation<GenerateOperation>(id, (stored) =>
    isLooking(stored) ? afterLook({ ...stored, balanceAfter }, listed.value.codes, others) : null,
  );
  await keepList(accountId, 'shared', listed.value.firstPage);
}

/** What a generate becomes after a look that could read the list. Pure. */
export function afterLook(
  operation: GenerateOperation,
  listed: readonly ShareCode[],
  others: readonly GenerateOperation[],
): GenerateOperation {
  const byName = new Map(listed.map((code) => [code.code, code]));
  // The list knows more of a code than the answer did.
  const codes = operation.codes.map((code) => byName.get(code.code) ?? code);
  const known = { ...operation, codes };
  const finding = settleGenerate(known, listed, others);
  switch (finding.kind) {
    case 'found':
      return settled({
        ...known,
        state: 'done',
        failure: null,
        codes: [...known.codes, ...finding.codes],
        surplus: [...known.surplus, ...finding.surplus],
      });
    case 'possible':
      return settled({ ...known, state: 'possible', possible: finding.codes });
    case 'too-few':
      return afterVainLook(known, finding.codes);
  }
}

function afterVainLook(operation: GenerateOperation, some: ShareCode[]): GenerateOperation {
  const tries = operation.tries + 1;
  const dueAt = nextLook(tries, Date.now());
  if (dueAt !== null) return { ...operation, tries, dueAt };
  return settled({ ...operation, tries, state: 'missing', codes: [...operation.codes, ...some] });
}

async function lookLater(id: string, failure: Failure): Promise<void> {
  await updateOperation<GenerateOperation>(id, (stored) =>
    isLooking(stored) ? { ...stored, failure, ...whenAfter(failure, readTries(stored)) } : null,
  );
}

/** Failed reads are not counted as looks. */
const readTries = ({ sentAt }: GenerateOperation): number =>
  triesSince(sentAt ?? Date.now(), Date.now());

/** A look that a hold has overtaken says nothing: with a replaced key it may be another account's. */
const isLooking = ({ state, hold }: GenerateOperation): boolean =>
  (state === 'answered' || state === 'unconfirmed') && hold === null;

/** Closes an operation. What went wrong or asks for a decision stays unseen until a person has looked. */
export function settled(operation: GenerateOperation): GenerateOperation {
  const { open: _, ...closed } = operation;
  return { ...closed, dueAt: null, settledAt: Date.now(), tries: 0 };
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
