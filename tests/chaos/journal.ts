import type { Batch, Operation } from '../../utils/share-codes/operation.ts';
import type { Screen } from '../browsers/screen.ts';

/** Everything that the extension has stored of its operations. */
export interface Journal {
  operations: Operation[];
  batches: Batch[];
}

/** Reads the journal as it lies in the browser, past all code of the extension. */
export const readJournal = (page: Screen): Promise<Journal> =>
  page.run(async () => {
    const open = indexedDB.open('share-code-manager');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const reading = db.transaction(['operations', 'batches']); // of one instant
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve, reject) => {
        const request = reading.objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [operations, batches] = await Promise.all([
      all<Operation>('operations'),
      all<Batch>('batches'),
    ]);
    db.close();
    return { operations, batches };
  }, null);
