import { getList } from './lists';
import { listOperations } from './operations';

export interface KnownCodes {
  /** Codes that this account made itself. */
  own: Set<string>;
  /** These and the ones it has redeemed: what its codes look like can be learnt from them. */
  all: string[];
}

/** What cache and journal know of an account's codes. */
export async function knownCodes(accountId: string): Promise<KnownCodes> {
  const [shared, used, operations] = await Promise.all([
    getList(accountId, 'shared'),
    getList(accountId, 'used'),
    listOperations(accountId, 100),
  ]);
  const own = new Set(shared?.codes.map(({ code }) => code));
  for (const operation of operations)
    if (operation.kind === 'generate') for (const { code } of operation.codes) own.add(code);
  return { own, all: [...own, ...(used?.codes.map(({ code }) => code) ?? [])] };
}
