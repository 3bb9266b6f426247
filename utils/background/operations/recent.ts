import { listOperations } from '@/utils/database/operations';
import type { Operation } from '@/utils/share-codes/operation';

/** The latest operations of an account, newest first: so many may still have made, or be offered, the same codes. */
export const recentOperations = (accountId: string): Promise<Operation[]> =>
  listOperations(accountId, 200);

/** Those of them that were begun on the server where the account is now. */
export const recentOnServer = async (accountId: string): Promise<Operation[]> =>
  (await recentOperations(accountId)).filter(({ begunOn }) => begunOn === undefined);
