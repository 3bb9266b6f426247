import { eachBlock, fold, type Kept } from '@/utils/database/blocks';
import type { Round, Sync } from '@/utils/database/records';
import { nameOf } from '@/utils/database/syncs';
import { beginningOf } from './cut-off';

/*
 * The stored codes of a list, as a reading of it needs them: all, or those that a round has met.
 */

/** The worker keeps them, so that it reads each block once. */
const rounds = new Map<string, { from: number; last: number; codes: Set<string> }>();

/** The codes that a round has met so far. */
export async function metBy(sync: Sync, round: Round): Promise<ReadonlySet<string>> {
  const from = beginningOf(round);
  if (from === null) return new Set();
  const known = rounds.get(nameOf(sync));
  const met = known?.from === from ? known : { from, last: from - 1, codes: new Set<string>() };
  rounds.set(nameOf(sync), met);
  for await (const { codes, number } of eachBlock(sync.accountId, sync.name, met.last)) {
    for (const { code } of codes) met.codes.add(code);
    met.last = number;
  }
  return met.codes;
}

export function forgetRound(sync: Sync): void {
  rounds.delete(nameOf(sync));
}

export async function readKnown(sync: Sync): Promise<Map<string, Kept>> {
  const known = new Map<string, Kept>();
  for await (const block of eachBlock(sync.accountId, sync.name)) fold(known, [block]);
  return known;
}
