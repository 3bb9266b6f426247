import { listOperations } from '@/utils/database/operations';
import type { Operation } from '@/utils/share-codes/operation';

/** The latest operations of an account, newest first: so many may still have made, or be offered, the same codes. */
export const recentOperations = (accountId: string): Promise<Operation[]> =>
  listOperations(accountId, 200);
