import type { ListedCodes } from '@/utils/messages';
import { ok, type Result } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';

export interface Gathered {
  codes: ShareCode[];
  /** How many there are, as far as the server tells: more than were read where it does not give them all. */
  total: number;
}

/**
 * Every code of a list that the server gives in pages, until nothing new comes.
 * @param read asks the server for a page; the first is 1
 */
export async function gather(
  read: (page: number) => Promise<Result<ListedCodes>>,
): Promise<Result<Gathered>> {
  const found = new Map<string, ShareCode>();
  let [total, unreadable] = [0, 0];
  for (let page = 1; ; page++) {
    const answer = await read(page);
    const isPastEnd = !answer.ok && answer.failure.cause === 'refused' && page > 1;
    if (!answer.ok && !isPastEnd) return answer;
    const before = found.size;
    if (answer.ok) {
      for (const code of answer.value.codes) found.set(code.code, code);
      total = answer.value.totalItems || total; // a page past the end may tell of none
      unreadable += answer.value.unreadable;
    }
    const isAll = total > 0 && found.size + unreadable >= total;
    if (isAll || found.size === before)
      return ok({ codes: [...found.values()], total: Math.max(total - unreadable, found.size) });
  }
}
