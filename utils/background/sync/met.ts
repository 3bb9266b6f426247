import { fold, type Kept, readBlocks } from '@/utils/database/blocks';
import type { Block, Round, Sync } from '@/utils/database/records';
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
  for await (const { codes, number } of eachBlock(sync, met.last)) {
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
  for await (const block of eachBlock(sync)) fold(known, [block]);
  return known;
}

/** Blocks to one read. */
const SLICE = 4;

/** A few at a time: between two reads the worker does what else there is to do, for other accounts, too. */
async function* eachBlock({ accountId, name }: Sync, after = 0): AsyncGenerator<Block> {
  for (let last = after; ; ) {
    const blocks = await readBlocks(accountId, name, last, SLICE);
    yield* blocks;
    const next = blocks.at(-1)?.number;
    if (next === undefined) return;
    last = next;
  }
}
