import type { IDBPObjectStore } from 'idb';
import { withWait } from '@/utils/clock';
import type {
  Batch,
  BatchOperation,
  GenerateInput,
  Operation,
} from '@/utils/share-codes/operation';
import { announce } from './changes';
import { database, durable, type Schema } from './database';
import { everyOne } from './fields';
import { noteActs } from './own-acts';
import { readBatch, readOperation, wholeBatches, wholeOperation } from './read-operation';

export async function getOperation(id: string): Promise<Operation | null> {
  return readOperation(await (await database()).get('operations', id)) ?? null;
}

/** The newest operations of an account, newest first. */
export async function listOperations(accountId: string, most: number): Promise<Operation[]> {
  const index = (await database()).transaction('operations').store.index('by-account');
  const found: Operation[] = [];
  let cursor = await index.openCursor(allOf(accountId), 'prev');
  while (cursor && found.length < most) {
    const operation = readOperation(cursor.value);
    if (operation) found.push(operation);
    cursor = await cursor.continue();
  }
  return found;
}

/** Every operation of an account, newest first. */
export async function allOperations(accountId: string): Promise<Operation[]> {
  const stored = (await database()).getAllFromIndex('operations', 'by-account', allOf(accountId));
  return everyOne(readOperation, await stored).reverse();
}

const allOf = (accountId: string): IDBKeyRange => IDBKeyRange.bound([accountId], [accountId, []]);

/** Every operation that is not settled yet, oldest first. */
export async function openOperations(): Promise<Operation[]> {
  const stored = await (await database()).getAllFromIndex('operations', 'open');
  const open = everyOne(wholeOperation, stored).filter((operation) => operation.open === 1);
  return open.sort((a, b) => a.createdAt - b.createdAt);
}

export async function getBatch(operationId: string, index: number): Promise<Batch | null> {
  return readBatch(await (await database()).get('batches', [operationId, index])) ?? null;
}

/** The batches of an operation in order, or `most` of them from `from` on. */
export async function listBatches(operationId: string, from = 0, most?: number): Promise<Batch[]> {
  const range = IDBKeyRange.bound([operationId, from], [operationId, []]);
  return everyOne(readBatch, await (await database()).getAll('batches', range, most));
}

/**
 * Commits a new operation, on the disk when it resolves.
 * @returns `known` where this very operation is there already, `taken` where its id is another one's, `no-account` where
 * the account was removed meanwhile: then nothing is changed
 */
export async function addOperation(
  operation: Operation,
  batches: Batch[] = [],
): Promise<'added' | 'known' | 'taken' | 'no-account'> {
  const tx = await durable(['accounts', 'operations', 'batches']);
  const account = await tx.objectStore('accounts').getKey(operation.accountId);
  const stored = await tx.objectStore('operations').get(operation.id);
  const isNew = account !== undefined && stored === undefined;
  if (isNew) {
    for (const batch of batches) void tx.objectStore('batches').put(batch);
    await putBefore(tx.objectStore('operations'), operation);
    await tx.objectStore('operations').put(withWait(operation.id, operation, null));
  }
  const storedBatches = stored && (await tx.objectStore('batches').getAll(batchesOf(operation.id)));
  await tx.done;
  if (isNew) announce({ store: 'operations', id: operation.id });
  if (account === undefined) return 'no-account';
  if (isNew) return 'added';
  const before = {
    operation: readOperation(stored),
    batches: everyOne(readBatch, storedBatches ?? []),
  };
  return asksTheSame(before, { operation, batches }) ? 'known' : 'taken';
}

/** What seems to be of later was begun before the clock was set back: it comes before this one, in its order. */
async function putBefore(
  operations: IDBPObjectStore<
    Schema,
    ('accounts' | 'operations' | 'batches')[],
    'operations',
    'readwrite'
  >,
  { accountId, createdAt }: Operation,
): Promise<void> {
  const ahead = IDBKeyRange.bound([accountId, createdAt], [accountId, []], true);
  const later = await operations.index('by-account').getAll(ahead);
  for (const [at, one] of later.entries())
    void operations.put({ ...one, createdAt: createdAt - later.length + at });
}

const batchesOf = (operationId: string): IDBKeyRange =>
  IDBKeyRange.bound([operationId], [operationId, []]);

interface Asked {
  operation: Operation | undefined;
  batches: Batch[];
}

/** Whether two operations of one id ask the same of the server. Of own codes more may be wanted by now than at first. */
function asksTheSame(before: Asked, now: Asked): boolean {
  const itemsOf = ({ batches }: Asked) => batches.flatMap(({ items }) => items);
  const whatOf = (asked: Asked) =>
    JSON.stringify([
      asked.operation?.kind,
      asked.operation?.accountId,
      asked.operation?.kind === 'generate' && inputLine(asked.operation.input),
      itemsOf(asked).map(({ code }) => code),
    ]);
  const stored = itemsOf(before);
  const isWanted = itemsOf(now).every(({ ownToo }, at) => !ownToo || stored[at]?.ownToo);
  return isWanted && whatOf(before) === whatOf(now);
}

const inputLine = ({ ipsPerCode, count, forwardTo }: GenerateInput) => [
  ipsPerCode,
  count,
  forwardTo,
];

/**
 * The one way an operation changes: reads it, lets `change` say what it becomes, commits, announces.
 * What a person did meanwhile (pause, cancel, claim) is thus never written over. One that is damaged stays as it is.
 * @param change pure; `null` leaves everything as it is
 * @returns what was committed, `null` where nothing was
 */
export async function updateOperation<T extends Operation>(
  id: string,
  change: (operation: T) => T | null,
): Promise<T | null> {
  const tx = await durable(['operations']);
  // A record is only ever read back under the kind it was written with.
  const stored = wholeOperation(await tx.objectStore('operations').get(id)) as T | undefined;
  const changed = stored ? change(stored) : null;
  const next = stored && changed && withWait(id, changed, stored);
  if (next) await tx.objectStore('operations').put(next);
  await tx.done;
  if (next) announce({ store: 'operations', id });
  return next ?? null;
}

export interface BatchChange {
  operation: BatchOperation;
  batch: Batch;
}

/** The same for an operation together with one of its batches. */
export async function updateBatch(
  id: string,
  index: number,
  change: (stored: BatchChange) => BatchChange | null,
): Promise<BatchChange | null> {
  const tx = await durable(['operations', 'batches', 'acts']);
  const operation = wholeBatches(await tx.objectStore('operations').get(id));
  const batch = readBatch(await tx.objectStore('batches').get([id, index]));
  const changed = operation && batch ? change({ operation, batch }) : null;
  let acted = false;
  if (batch && changed) {
    acted = noteActs(tx.objectStore('acts'), changed.operation, [batch], [changed.batch]);
    void tx.objectStore('batches').put(changed.batch);
    await tx.objectStore('operations').put(withWait(id, changed.operation, operation ?? null));
  }
  await tx.done;
  if (changed) announce({ store: 'operations', id });
  if (changed && acted) announce({ store: 'acts', id: changed.operation.accountId });
  return changed;
}

/** The same for an operation with all its batches from its cursor on, in one commit. */
export async function updateAllBatches(
  id: string,
  change: (
    operation: BatchOperation,
    batches: Batch[],
  ) => { operation: BatchOperation; batches: Batch[] } | null,
): Promise<void> {
  const tx = await durable(['operations', 'batches', 'acts']);
  const operation = wholeBatches(await tx.objectStore('operations').get(id));
  const range = IDBKeyRange.bound([id, operation?.cursor ?? 0], [id, []]);
  const batches = everyOne(readBatch, await tx.objectStore('batches').getAll(range));
  const changed = operation ? change(operation, batches) : null;
  let acted = false;
  if (changed) {
    acted = noteActs(tx.objectStore('acts'), changed.operation, batches, changed.batches);
    for (const batch of changed.batches) void tx.objectStore('batches').put(batch);
    await tx.objectStore('operations').put(withWait(id, changed.operation, operation ?? null));
  }
  await tx.done;
  if (changed) announce({ store: 'operations', id });
  if (changed && acted) announce({ store: 'acts', id: changed.operation.accountId });
}
