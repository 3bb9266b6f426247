import { addOperation, getOperation, updateOperation } from '@/utils/database/operations';
import { patchSettings } from '@/utils/database/settings';
import { storageFailure } from '@/utils/database/storage-failure';
import type { RevokeCode } from '@/utils/messages';
import { hasSurplus } from '@/utils/share-codes/ended-badly';
import { fail, ok, type Result } from '@/utils/share-codes/failure';
import {
  type Batch,
  type BatchItem,
  type BatchOperation,
  type GenerateInput,
  type GenerateOperation,
  NO_COUNTS,
  type Operation,
  UNDO_MS,
} from '@/utils/share-codes/operation';
import { FRESH } from '@/utils/share-codes/patience';
import { browserSession } from '../browser-session';
import { noteAccepted } from './generate';
import { run } from './runner';

/** Codes to a request, and to a record of the journal. The largest batch a server takes is unknown. */
const BATCH_SIZE = 50;

/** Who starts an operation, under which id. */
export type Start = Pick<Operation, 'id' | 'accountId' | 'source'>;

/** Puts a generate into the journal and starts it. The same again changes nothing; other input under its id is refused. */
export async function startGenerate(start: Start, input: GenerateInput): Promise<Result<null>> {
  const operation: GenerateOperation = {
    ...fresh(start),
    kind: 'generate',
    input,
    state: 'accepted',
    baseline: null,
    sentAt: null,
    codes: [],
    surplus: [],
    surplusRevoked: false,
    possible: [],
    balanceAfter: null,
  };
  noteAccepted(start.id);
  const begun = await begin(operation, []);
  if (!begun.ok) return begun;
  if (begun.value === 'added' && start.source === 'popup') await keepNumbers(input);
  return ok(null);
}

/** The operation has begun: that its numbers could not be kept is no reason to call it failed. */
async function keepNumbers({ ipsPerCode, count }: GenerateInput): Promise<void> {
  try {
    await patchSettings({ lastGenerate: { ipsPerCode, count } });
  } catch (error) {
    console.warn('The last numbers could not be stored:', error);
  }
}

/**
 * Puts a redeem into the journal and starts it. A code named twice is redeemed once.
 * @param own those that the person wants although the account made them
 */
export function startRedeem(
  start: Start,
  codes: readonly string[],
  own: readonly string[] = [],
): Promise<Result<null>> {
  const wanted = new Set(own);
  const items = [...new Set(codes)].map((code) => ({
    code,
    outcome: null,
    ...(wanted.has(code) && ({ ownToo: true } as const)),
  }));
  return startBatches(start, 'redeem', items);
}

/** Puts a revoke into the journal and starts it; with `undo` after a moment in which it can be cancelled. */
export async function startRevoke(
  start: Start,
  codes: readonly RevokeCode[],
  undo = false,
): Promise<Result<null>> {
  const items = new Map(
    codes.map(({ code, status, ips }) => [code, { code, outcome: null, before: { status, ips } }]),
  );
  const until = Date.now() + UNDO_MS;
  const held = undo ? { dueAt: until, undo: { until, session: await browserSession() } } : {};
  return startBatches(start, 'revoke', [...items.values()], held);
}

/** Takes back the surplus codes of a generate: one revoke, however often it is asked for. */
export async function revokeSurplus(id: string): Promise<void> {
  const operation = await getOperation(id);
  if (operation?.kind !== 'generate' || !hasSurplus(operation)) return;
  if (operation.begunOn !== undefined) return; // they are codes of another server
  const { accountId, surplus } = operation;
  const begun = await startRevoke({ id: `${id}-surplus`, accountId, source: 'popup' }, surplus);
  if (!begun.ok) return;
  await updateOperation<GenerateOperation>(id, (stored) => ({ ...stored, surplusRevoked: true }));
}

async function startBatches(
  start: Start,
  kind: BatchOperation['kind'],
  items: BatchItem[],
  held: Partial<BatchOperation> = {},
): Promise<Result<null>> {
  const batches: Batch[] = [];
  for (let at = 0; at < items.length; at += BATCH_SIZE)
    batches.push(newBatch(start.id, batches.length, items.slice(at, at + BATCH_SIZE)));
  const operation: BatchOperation = {
    ...fresh(start),
    kind,
    state: 'running',
    total: items.length,
    counts: NO_COUNTS,
    cursor: 0,
    batches: batches.length,
    baseline: null,
    ipsChanged: 0,
    balanceAfter: null,
    ...held,
  };
  const begun = await begin(operation, batches);
  return begun.ok ? ok(null) : begun;
}

export function newBatch(operationId: string, index: number, items: BatchItem[]): Batch {
  const codes = items.map(({ code }) => code);
  return {
    operationId,
    index,
    items,
    groups: codes.length > 0 ? [{ codes, tries: 0, unsure: false }] : [],
    phase: 'waiting',
    reasons: {},
    patience: FRESH,
  };
}

function fresh({ id, accountId, source }: Start) {
  return {
    id,
    accountId,
    source,
    createdAt: Date.now(),
    open: 1,
    settledAt: null,
    seen: false,
    dueAt: 0,
    hold: null,
    failure: null,
    tries: 0,
  } as const;
}

async function begin(operation: Operation, batches: Batch[]): Promise<Result<'added' | 'known'>> {
  try {
    const added = await addOperation(operation, batches);
    if (added === 'no-account') return fail({ cause: added });
    if (added === 'taken') return fail({ cause: 'other-input' });
    void run();
    return ok(added);
  } catch (error) {
    return fail(storageFailure(error));
  }
}
