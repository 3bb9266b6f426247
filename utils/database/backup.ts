import * as v from 'valibot';
import { LONGEST_NOTE } from '@/utils/share-codes/note';
import type { Batch, Operation } from '@/utils/share-codes/operation';
import { actsIn } from './acts-in';
import { announce } from './changes';
import { durable } from './database';
import { listNotes, putNotes } from './notes';
import { allOperations, listBatches } from './operations';
import { readBatch } from './read-operation';
import type { Note } from './records';

/*
 * What a browser alone knows of an account, as a file: the person's notes and the settled operations. No key is in it.
 */

const PRODUCT = 'share-code-manager';

const text = v.pipe(v.string(), v.maxLength(LONGEST_NOTE));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const time = v.pipe(v.number(), v.finite());
const list = v.array(v.looseObject({ code: text }));
const settled = {
  id,
  createdAt: time,
  settledAt: v.nullable(time),
  state: text,
};
const counts = v.object({
  redeemed: v.number(),
  revoked: v.number(),
  'already-yours': v.number(),
  refused: v.number(),
  'not-sent': v.number(),
  unclear: v.optional(v.number(), 0),
});

const file = v.object({
  product: v.literal(PRODUCT),
  version: v.literal(1),
  notes: v.array(v.object({ code: text, text, at: time })),
  operations: v.array(
    v.variant('kind', [
      v.looseObject({
        ...settled,
        kind: v.literal('generate'),
        input: v.looseObject({ ipsPerCode: v.number(), count: v.number() }),
        codes: list,
        surplus: list,
        possible: list,
      }),
      v.looseObject({
        ...settled,
        kind: v.picklist(['redeem', 'revoke']),
        total: v.number(),
        ipsChanged: v.number(),
        counts,
      }),
    ]),
  ),
  batches: v.array(v.looseObject({ operationId: id, index: v.number(), items: list })),
});

export async function makeBackup(accountId: string): Promise<string> {
  const all = await allOperations(accountId);
  const operations = all.filter(({ open }) => !open);
  const batches = await Promise.all(operations.map((operation) => listBatches(operation.id)));
  const notes = (await listNotes(accountId)).map(({ code, text, at }) => ({ code, text, at }));
  return JSON.stringify({
    product: PRODUCT,
    version: 1,
    notes,
    operations,
    batches: batches.flat(),
  });
}

/**
 * Adds what a backup holds to an account; what is there already stays as it is.
 * @returns how much was added; `null` where the text is no backup, and nothing was changed
 */
export async function restoreBackup(
  accountId: string,
  json: string,
): Promise<{ notes: number; operations: number } | null> {
  const parsed = v.safeParse(file, parseJson(json));
  if (!parsed.success) return null;
  const { notes, operations, batches } = parsed.output;
  return {
    notes: await restoreNotes(accountId, notes),
    operations: await restoreOperations(
      operations.map((operation) => ({ ...operation, accountId }) as unknown as Operation),
      batches as unknown as Batch[],
    ),
  };
}

async function restoreNotes(
  accountId: string,
  notes: readonly Omit<Note, 'accountId'>[],
): Promise<number> {
  const here = new Set((await listNotes(accountId)).map(({ code }) => code));
  const missing = notes.filter(({ code }) => !here.has(code));
  await putNotes(missing.map((note) => ({ ...note, accountId })));
  return missing.length;
}

const NOTHING: Pick<Batch, 'items'> = { items: [] };

/** Only as history: nothing that comes from a file is ever open, so nothing of it is sent. */
async function restoreOperations(operations: Operation[], batches: Batch[]): Promise<number> {
  const tx = await durable(['accounts', 'operations', 'batches', 'acts']);
  const accounts = new Set(await tx.objectStore('accounts').getAllKeys());
  const known = new Set(await tx.objectStore('operations').getAllKeys());
  const missing = operations.filter(
    ({ id, accountId }) => !known.has(id) && accounts.has(accountId),
  );
  const byId = new Map(missing.map((operation) => [operation.id, operation]));
  for (const { open: _, ...operation } of missing)
    void tx.objectStore('operations').put({ ...operation, dueAt: null, seen: true });
  for (const batch of batches) {
    const operation = byId.get(batch.operationId);
    if (!operation) continue;
    void tx.objectStore('batches').put({ ...batch, groups: [] });
    for (const act of actsIn(operation, readBatch(batch) ?? NOTHING))
      void tx.objectStore('acts').put(act);
  }
  await tx.done;
  announce({ store: 'operations' });
  for (const accountId of new Set(missing.map((operation) => operation.accountId)))
    announce({ store: 'acts', id: accountId });
  return missing.length;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
