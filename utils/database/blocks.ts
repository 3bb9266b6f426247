import type { ShareCode } from '@/utils/share-codes/share-code';
import { database } from './database';
import { everyOne } from './fields';
import { readBlock } from './read-records';
import type { Block, ListName } from './records';

/*
 * A whole list of the server, as a row of blocks that only grows: each says what was seen of some codes at one time,
 * and a later one counts over an earlier one. When a round through the list is complete, they are laid out anew.
 */

/** A code as last seen, and in which block. */
export interface Kept {
  code: ShareCode;
  number: number;
  at: number;
}

/** Codes to a block that is laid out anew. */
export const BLOCK_SIZE = 500;

/** Blocks to one read, few enough for a frame. */
const SLICE = 4;

/**
 * The blocks with higher numbers than `after`, in order, a few at a time: between two reads a page answers the person,
 * and the worker does what else there is to do. One that is damaged is left out.
 */
export async function* eachBlock(
  accountId: string,
  name: ListName,
  after = 0,
): AsyncGenerator<Block> {
  for (let last = after; ; ) {
    const blocks = await (await database()).getAll('blocks', rangeOf(accountId, name, last), SLICE);
    yield* everyOne(readBlock, blocks);
    const end = blocks.at(-1)?.number;
    if (end === undefined || blocks.length < SLICE) return;
    last = end;
  }
}

export const rangeOf = (accountId: string, name: ListName, after = 0): IDBKeyRange =>
  IDBKeyRange.bound([accountId, name, after], [accountId, name, []], true);

/** Adds to `known` what the blocks say. */
export function fold(known: Map<string, Kept>, blocks: readonly Block[]): Map<string, Kept> {
  for (const { codes, gone, number, at } of blocks) {
    for (const code of codes) known.set(code.code, { code, number, at });
    for (const code of gone) known.delete(code);
  }
  return known;
}

/** The same codes in as few blocks as possible, each as old as the oldest code in it. */
export function layOut(
  known: Iterable<Kept>,
  like: Pick<Block, 'accountId' | 'name'>,
  from: number,
): Block[] {
  const all = [...known];
  const blocks: Block[] = [];
  for (let start = 0; start < all.length; start += BLOCK_SIZE) {
    const some = all.slice(start, start + BLOCK_SIZE);
    blocks.push({
      ...like,
      number: from + blocks.length,
      at: Math.min(...some.map(({ at }) => at)),
      codes: some.map(({ code }) => code),
      gone: [],
    });
  }
  return blocks;
}
