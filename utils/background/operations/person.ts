import {
  getOperation,
  listBatches,
  openOperations,
  updateAllBatches,
  updateBatch,
  updateOperation,
} from '@/utils/database/operations';
import { hasSurplus } from '@/utils/share-codes/ended-badly';
import type {
  Batch,
  BatchOperation,
  GenerateOperation,
  Operation,
} from '@/utils/share-codes/operation';
import { isPossiblyMade, isTold } from '@/utils/share-codes/told';
import { settled } from './after-look';
import { codesOut } from './batch-machine';
import { cancelAll } from './batch-progress';
import { takeIn } from './left-out';
import { reopened } from './look-again';
import { otherGenerates } from './recent';
import { run } from './runner';
import { takeFromOthers } from './take-from-others';

/*
 * What a person can say to an operation that is in the journal.
 */

/** Nothing more of it is sent until it is resumed. What waits for a decision stays so. */
export async function pause(id: string): Promise<void> {
  await updateOperation(id, (stored) =>
    stored.open && !isForPerson(stored) ? { ...stored, hold: 'person' } : null,
  );
}

/** Goes on now, whatever it waited for. */
export async function resume(id: string): Promise<void> {
  const operation = await getOperation(id);
  if (operation?.kind === 'generate') await updateOperation(id, goOn);
  else await updateAllBatches(id, goOnWithAll);
  void run();
}

/**
 * Where the account may be another by now, all that a redeem has found out before its first request is found out anew; where
 * something of it is out, which of the others are the account's own.
 */
function goOnWithAll(stored: BatchOperation, batches: Batch[]) {
  const operation = goOn(stored);
  if (!operation || operation.kind === 'generate') return null;
  const isOut = batches.some((batch) => codesOut(batch).size > 0);
  if (stored.kind !== 'redeem' || !isForPerson(stored)) return { operation, batches };
  const anew = isOut ? { isUnchecked: true as const } : { baseline: null };
  return { operation: { ...operation, ...anew }, batches };
}

/** The next try now; a generate that was not found is looked for once more. */
export async function checkNow(id: string): Promise<void> {
  await updateOperation<Operation>(id, (stored) =>
    stored.open && isForPerson(stored) ? null : (reopened(stored) ?? goOn(stored)),
  );
  void run();
}

/** At once; a revoke that can still be taken back not before its time is over. */
function goOn({ begunOn: _, ...stored }: Operation): Operation | null {
  const mayBeTakenBack = stored.kind === 'revoke' && stored.undo?.until === stored.dueAt;
  return stored.open ? { ...stored, hold: null, dueAt: mayBeTakenBack ? stored.dueAt : 0 } : null;
}

/** Only the person can say whether it goes on. */
const isForPerson = ({ hold }: Operation): boolean => hold === 'whose-key' || hold === 'moved';

/** What has not been sent stays unsent; what is out is still settled by reading. */
export async function cancel(id: string): Promise<void> {
  const operation = await getOperation(id);
  if (operation?.kind === 'generate') return;
  await updateAllBatches(id, (stored, batches) =>
    stored.open ? cancelAll(stored, batches) : null,
  );
  void run();
}

/** The person wants this code redeemed, although the account made it and it was therefore not sent. */
export async function redeemOwn(id: string, code: string): Promise<void> {
  const batches = await listBatches(id);
  const batch = batches.find(({ items }) => items.some((item) => item.code === code));
  if (batch) await updateBatch(id, batch.index, (stored) => takeIn(stored, code));
  void run();
}

/** These of the possible codes are this operation's, the others are not. A code is one operation's alone. */
export async function claim(id: string, codes: readonly string[]): Promise<void> {
  const others = await othersOf(id);
  const claimed = new Set(codes);
  for (const { codes } of others) for (const { code } of codes) claimed.delete(code);
  const next = await updateOperation<GenerateOperation>(id, (stored) => {
    if (stored.kind !== 'generate' || !mayClaim(stored)) return null;
    const mine = stored.possible.filter(({ code }) => claimed.has(code));
    const declined = stored.possible.filter(({ code }) => !claimed.has(code));
    const isRefused = stored.state === 'refused' && mine.length === 0;
    return settled({
      ...stored,
      ...(!isRefused && { state: 'done', failure: null }),
      codes: [...stored.codes, ...mine],
      possible: [],
      declined: [...(stored.declined ?? []), ...declined.map(({ code }) => code)],
      seen: true,
    });
  });
  if (next) await takeFromOthers(next, others);
}

/** While it is still being looked for, its possible codes are not all known. */
const mayClaim = (stored: GenerateOperation): boolean =>
  stored.state === 'possible' || isPossiblyMade(stored);

async function othersOf(id: string): Promise<GenerateOperation[]> {
  const operation = await getOperation(id);
  return operation ? otherGenerates(operation) : [];
}

/** The person has decided about the codes beyond those asked for: they stay, whoever has made them. */
export async function keepSurplus(id: string): Promise<void> {
  await updateOperation<GenerateOperation>(id, (stored) =>
    stored.kind === 'generate' && hasSurplus(stored) ? { ...stored, surplusKept: true } : null,
  );
}

/** Its codes are on the clipboard: that need not be told as missing. */
export async function noteCopied(id: string): Promise<void> {
  await updateOperation<GenerateOperation>(id, (stored) =>
    stored.kind === 'generate' ? { ...stored, copied: true } : null,
  );
}

/** The person has seen how these ended. */
export async function see(ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await updateOperation(id, (stored) =>
      !isTold(stored) || stored.seen ? null : { ...stored, seen: true },
    );
}

/** A key of unknown owner is about to be stored: nothing of the account goes on until the person says so. */
export async function holdForNewKey(accountId: string): Promise<void> {
  for (const { id } of await openOf(accountId))
    await updateOperation(id, (stored) =>
      stored.open && stored.hold !== 'moved' ? { ...stored, hold: 'whose-key' } : null,
    );
}

/** The key works and is the same account's: what waited for one goes on. */
export async function releaseForKey(accountId: string): Promise<void> {
  for (const { id } of await openOf(accountId))
    await updateOperation(id, (stored) => (waitsForKey(stored) ? goOn(stored) : null));
  void run();
}

/** What a person holds back, or has to decide, is not let go by a key. */
const waitsForKey = ({ hold, failure }: Operation): boolean =>
  hold === 'key' || (hold === null && failure?.cause === 'bad-key');

async function openOf(accountId: string): Promise<Operation[]> {
  return (await openOperations()).filter((operation) => operation.accountId === accountId);
}
