import type { BatchOperation } from '@/utils/share-codes/operation';
import { listBatches, listOperations } from './operations';

/** What this extension has done with an account's codes, as the journal tells. */
export interface JournalActs {
  revoked: Set<string>;
  /** The server's status number of each of these as it was listed before. */
  before: Map<string, number | null>;
}

/** @param most how many of the latest operations to look at */
export async function ownActs(accountId: string, most: number): Promise<JournalActs> {
  const revoked = new Set<string>();
  const before = new Map<string, number | null>();
  for (const operation of await listOperations(accountId, most)) {
    if (operation.kind !== 'revoke' || operation.counts.revoked === 0) continue;
    for (const batch of await listBatches(operation.id))
      for (const item of batch.items) {
        if (item.outcome?.word !== 'revoked') continue;
        revoked.add(item.code);
        if (item.before) before.set(item.code, item.before.status);
      }
  }
  return { revoked, before };
}

/** How many of the latest operations may have redeemed a code while another one waited. */
const OTHERS = 100;

/** What other operations have redeemed since this one began. */
export async function redeemedBeside({
  id,
  accountId,
  createdAt,
}: BatchOperation): Promise<Set<string>> {
  const redeemed = new Set<string>();
  for (const other of await listOperations(accountId, OTHERS)) {
    if (other.kind !== 'redeem' || other.id === id || other.counts.redeemed === 0) continue;
    if (other.settledAt !== null && other.settledAt < createdAt) continue;
    for (const { items } of await listBatches(other.id))
      for (const { code, outcome } of items) if (outcome?.word === 'redeemed') redeemed.add(code);
  }
  return redeemed;
}
