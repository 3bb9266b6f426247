import type { Account } from '@/utils/share-codes/account';
import type { Operation } from '@/utils/share-codes/operation';
import { actsIn } from './acts-in';
import { announce } from './changes';
import { durable } from './database';
import { everyOne } from './fields';
import { readBatch, wholeOperation } from './read-operation';
import { readAccount } from './read-records';

/** What was read from a server, or learnt of its codes. A person's notes stay: they are of a code, wherever it is. */
const OF_A_SERVER = ['lists', 'blocks', 'syncs', 'acts'] as const;

/**
 * Stores an account that has another server than before, in one commit: what was read from the server before goes, and
 * what was begun there stops. Where the account comes back to a server, the operations of that one are its own again.
 */
export async function moveAccount(account: Account): Promise<void> {
  const { id, server } = account;
  const tx = await durable(['accounts', 'operations', 'batches', ...OF_A_SERVER]);
  const before = readAccount(await tx.objectStore('accounts').get(id));
  await tx.objectStore('accounts').put(account);
  for (const store of OF_A_SERVER)
    await tx.objectStore(store).delete(IDBKeyRange.bound([id], [id, []]));
  const operations = tx.objectStore('operations');
  const all = await operations.index('by-account').getAll(IDBKeyRange.bound([id], [id, []]));
  for (const operation of everyOne(wholeOperation, all)) {
    const moved = movedTo(server.origin, operation, before?.server.origin ?? server.origin);
    await operations.put(moved);
    if (moved.begunOn !== undefined) continue;
    const batches = tx.objectStore('batches');
    const stored = await batches.getAll(IDBKeyRange.bound([moved.id], [moved.id, []]));
    for (const batch of everyOne(readBatch, stored))
      for (const act of actsIn(moved, batch)) await tx.objectStore('acts').put(act);
  }
  await tx.done;
  for (const store of ['accounts', ...OF_A_SERVER] as const) announce({ store, id });
  announce({ store: 'operations' });
}

/** Whose key the account has by now is for the person to say, also where it comes back. */
function movedTo(origin: string, operation: Operation, from: string): Operation {
  const { begunOn = from, ...rest } = operation;
  const isBack = begunOn === origin;
  const hold = operation.open ? (isBack ? 'whose-key' : 'moved') : operation.hold;
  return isBack ? { ...rest, hold } : { ...rest, hold, begunOn };
}
