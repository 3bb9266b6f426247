import { useEffect, useState } from 'preact/hooks';
import { storageFailure } from '@/utils/database/storage-failure';
import type { Failure } from '@/utils/share-codes/failure';

/** Why the first read of the database has failed; `null`: it has not, or not yet. */
export function useFailure(firstRead: Promise<void>): Failure | null {
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(
    () => void firstRead.catch((error: unknown) => setFailure(storageFailure(error))),
    [firstRead],
  );
  return failure;
}
