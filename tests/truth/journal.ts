import type { Batch, GenerateOperation, Operation } from '../../utils/share-codes/operation.ts';
import type { Journal } from '../chaos/journal.ts';

const NAME = 'share-code-manager';

/** Reads the journal as it lies in a profile, past all code of the extension. */
export async function readJournal(databases: IDBFactory): Promise<Journal> {
  const db = await done(databases.open(NAME));
  const all = allOf(db);
  const [operations, batches] = await Promise.all([
    done<Operation[]>(all('operations').getAll()),
    done<Batch[]>(all('batches').getAll()),
  ]);
  db.close();
  return { operations, batches };
}

/** What is open alone, which is little. */
export async function readOpen(databases: IDBFactory): Promise<Journal> {
  const db = await done(databases.open(NAME));
  const store = allOf(db);
  const operations = await done<Operation[]>(store('operations').index('open').getAll());
  const batches: Batch[] = [];
  for (const { id } of operations)
    batches.push(
      ...(await done<Batch[]>(store('batches').getAll(IDBKeyRange.bound([id], [id, []])))),
    );
  db.close();
  return { operations, batches };
}

/** Of one instant: what is read of one store fits what is read of the other. */
function allOf(db: IDBDatabase): (store: string) => IDBObjectStore {
  const reading = db.transaction(['operations', 'batches']);
  return (store) => reading.objectStore(store);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export const isGenerate = (operation: Operation): operation is GenerateOperation =>
  operation.kind === 'generate';
