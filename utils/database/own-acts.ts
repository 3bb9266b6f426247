import { listBatches, listOperations } from './operations';

/** What this extension has done with an account's codes, as the journal tells. */
export interface JournalActs {
  revoked: Set<string>;
}

/** @param most how many of the latest operations to look at */
export async function ownActs(accountId: string, most: number): Promise<JournalActs> {
  const revoked = new Set<string>();
  for (const operation of await listOperations(accountId, most)) {
    if (operation.kind !== 'revoke' || operation.counts.revoked === 0) continue;
    for (const { items } of await listBatches(operation.id))
      for (const { code, outcome } of items) if (outcome?.word === 'revoked') revoked.add(code);
  }
  return { revoked };
}
