import { listOperations } from '@/utils/database/operations';
import type { GenerateOperation, Operation } from '@/utils/share-codes/operation';

/** The latest operations of an account, newest first: so many may still have made, or be offered, the same codes. */
export const recentOperations = (accountId: string): Promise<Operation[]> =>
  listOperations(accountId, 200);

/** Those of them that were begun on the server where the account is now. */
export const recentOnServer = async (accountId: string): Promise<Operation[]> =>
  (await recentOperations(accountId)).filter(({ begunOn }) => begunOn === undefined);

/** The generates of the account beside this one. */
export async function otherGenerates({ id, accountId }: Operation): Promise<GenerateOperation[]> {
  const all = await recentOperations(accountId);
  return all.filter((other) => other.kind === 'generate').filter((other) => other.id !== id);
}
