import { getList } from './lists';
import { listOperations } from './operations';

/** The newest codes of an account, made or redeemed: what its codes look like can be learnt from them. */
export async function knownCodes(accountId: string): Promise<string[]> {
  const [shared, used, operations] = await Promise.all([
    getList(accountId, 'shared'),
    getList(accountId, 'used'),
    listOperations(accountId, 100),
  ]);
  const made = operations.flatMap((one) => (one.kind === 'generate' ? one.codes : []));
  const all = [...(shared?.codes ?? []), ...made, ...(used?.codes ?? [])];
  return [...new Set(all.map(({ code }) => code))];
}
