import type { Failure } from '@/utils/share-codes/failure';

/** Why the database could not be used. One that a newer version has written is left as it is. */
export const storageFailure = (error: unknown): Failure =>
  error instanceof Error && error.name === 'VersionError'
    ? { cause: 'newer-storage' }
    : { cause: 'no-storage', detail: String(error) };
