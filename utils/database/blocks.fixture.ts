import { eachBlock } from './blocks';
import type { Block, ListName } from './records';

/** All blocks of a list at once. For tests. */
export async function allBlocks(accountId: string, name: ListName): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const block of eachBlock(accountId, name)) blocks.push(block);
  return blocks;
}
