import { eachBlock, fold, type Kept } from '@/utils/database/blocks';
import { getList } from '@/utils/database/lists';
import type { CodeList, ListName, Sync } from '@/utils/database/records';
import { getSync } from '@/utils/database/syncs';
import { textOf } from '@/utils/share-codes/filter';
import type { ShareCode } from '@/utils/share-codes/share-code';

/** What is stored of a list. */
export interface Stored {
  codes: ShareCode[];
  /** When the server last told of a code, ms since 1970; `null`: it is not stored. */
  toldAt: (code: string) => number | null;
  sync: Sync | null;
  list: CodeList | null;
}

/** The newest codes: one small record, however many there are. */
export async function readNewest(accountId: string, name: ListName): Promise<Stored> {
  const [sync, list] = await Promise.all([getSync(accountId, name), getList(accountId, name)]);
  return { sync, list, codes: list?.codes ?? [], toldAt: toldBy(list, new Map()) };
}

/** Reads all codes of a list; later only the blocks that have come since, or all where they were laid out anew. */
export function codesReader(accountId: string, name: ListName, stopped: AbortSignal) {
  let kept = new Map<string, Kept>();
  let layout: number | undefined;
  let last = 0;
  let before: { last: number; at: number | undefined; codes: ShareCode[] } | undefined;

  const readOn = async () => {
    for await (const block of eachBlock(accountId, name, last)) {
      if (stopped.aborted) return;
      fold(kept, [block]);
      for (const code of block.codes) textOf(code); // ahead of the first search
      last = block.number;
    }
  };
  return async (): Promise<Stored> => {
    const { sync, list } = await readNewest(accountId, name);
    if (sync?.layout !== layout) {
      kept = new Map();
      last = 0;
      layout = sync?.layout;
    }
    await readOn();
    const at = list?.at;
    // Codes that are the same stay the same array: then nothing is searched or sorted again.
    if (before?.last !== last || before.at !== at) before = { last, at, codes: merge(kept, list) };
    return { sync, list, codes: before.codes, toldAt: toldBy(list, kept) };
  };
}

const toldBy = (list: CodeList | null, kept: ReadonlyMap<string, Kept>) => (code: string) => {
  const isListed = list?.codes.some((one) => one.code === code) === true;
  return Math.max(kept.get(code)?.at ?? 0, isListed ? list.at : 0) || null;
};

/** The newest codes were perhaps read later than the whole list. */
function merge(kept: ReadonlyMap<string, Kept>, list: CodeList | null): ShareCode[] {
  const newer = new Map<string, ShareCode>();
  for (const code of list?.codes ?? [])
    if ((kept.get(code.code)?.at ?? 0) < (list?.at ?? 0)) newer.set(code.code, code);
  const rest = [...kept.values()].map(({ code }) => code);
  return [...newer.values(), ...rest.filter(({ code }) => !newer.has(code))];
}
