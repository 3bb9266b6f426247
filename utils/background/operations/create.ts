import { addOperation, getOperation, updateOperation } from '@/utils/database/operations';
import { patchSettings } from '@/utils/database/settings';
import type { RevokeCode } from '@/utils/messages';
import { hasSurplus } from '@/utils/share-codes/ended-badly';
import { fail, ok, type Result } from '@/utils/share-codes/failure';
import type {
  Batch,
  BatchItem,
  BatchOperation,
  GenerateInput,
  GenerateOperation,
  Operation,
} from '@/utils/share-codes/operation';
import { browserSession } from '../browser-session';
import { NO_COUNTS } from './batch-progress';
import { run } from './runner';

/** Codes to a request, and to a record of the journal. The largest batch a server takes is unknown. */
const BATCH_SIZE = 50;

/** Who starts an operation, under which id. */
export type Start = Pick<Operation, 'id' | 'accountId' | 'source'>;

/** Puts a generate into the journal and starts it. The same id again changes nothing. */
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
  const begun = await begin(operation, []);
  if (begun.ok && start.source === 'popup')
    await patchSettings({ lastGenerate: { ipsPerCode: input.ipsPerCode, count: input.count } });
  return begun;
}

/**
 * Puts a redeem into the journal and starts it. A code named twice is redeemed once.
 * @param unlooked nobody could look whether the codes are the account's own: that comes first
 */
export function startRedeem(
  start: Start,
  codes: readonly string[],
  unlooked = false,
): Promise<Result<null>> {
  const items = [...new Set(codes)].map((code) => ({ code, outcome: null }));
  return startBatches(start, 'redeem', items, unlooked ? { unlooked: true } : {});
}

/** How long a person can take a revoke back, ms. */
const UNDO = 6000;

/** Puts a revoke into the journal and starts it; with `undo` after a moment in which it can be cancelled. */
export async function startRevoke(
  start: Start,
  codes: readonly RevokeCode[],
  undo = false,
): Promise<Result<null>> {
  const items = new Map(
    codes.map(({ code, status, ips }) => [code, { code, outcome: null, before: { status, ips } }]),
  );
  const until = Date.now() + UNDO;
  const held = undo ? { dueAt: until, undo: { until, session: await browserSession() } } : {};
  return startBatches(start, 'revoke', [...items.values()], held);
}

/** Takes back the surplus codes of a generate: one revoke, however often it is asked for. */
export async function revokeSurplus(id: string): Promise<void> {
  const operation = await getOperation(id);
  if (operation?.kind !== 'generate' || !hasSurplus(operation)) return;
  const { accountId, surplus } = operation;
  const begun = await startRevoke({ id: `${id}-surplus`, accountId, source: 'popup' }, surplus);
  if (!begun.ok) return;
  await updateOperation<GenerateOperation>(id, (stored) => ({ ...stored, surplusRevoked: true }));
}

function startBatches(
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
  return begin(operation, batches);
}

export function newBatch(operationId: string, index: number, items: BatchItem[]): Batch {
  const codes = items.map(({ code }) => code);
  return {
    operationId,
    index,
    items,
    groups: codes.length > 0 ? [{ codes, tries: 0, unsure: false }] : [],
    phase: 'waiting',
    words: [],
    reasons: {},
    looks: 0,
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

async function begin(operation: Operation, batches: Batch[]): Promise<Result<null>> {
  try {
    const added = await addOperation(operation, batches);
    if (added === 'no-account') return fail({ cause: added });
  } catch (error) {
    return fail({ cause: 'no-storage', detail: String(error) });
  }
  void run();
  return ok(null);
}
