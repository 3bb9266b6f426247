import { send } from '@/utils/page/send';
import type { Account } from '@/utils/share-codes/account';
import { ok, type Result } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { queryOf } from './query';
import type { View } from './view';

export interface Gathered {
  codes: ShareCode[];
  /** How many there are, as far as the server tells: more than were read where it does not give them all. */
  total: number;
}

/** Every code that matches, from the server, page by page, until nothing new comes. */
export async function gather(view: View, account: Account): Promise<Result<Gathered>> {
  const { id: accountId, statuses } = account;
  const found = new Map<string, ShareCode>();
  let [total, unreadable] = [0, 0];
  for (let page = 1; ; page++) {
    const query = { ...queryOf(view, statuses), page };
    const answer = await send({ type: 'list', accountId, name: view.tab, query });
    const isPastEnd = !answer.ok && answer.failure.cause === 'refused' && page > 1;
    if (!answer.ok && !isPastEnd) return answer;
    const before = found.size;
    if (answer.ok) {
      for (const code of answer.value.codes) found.set(code.code, code);
      total = answer.value.totalItems ?? 0;
      unreadable += answer.value.unreadable;
    }
    const isAll = total > 0 && found.size + unreadable >= total;
    if (isAll || found.size === before)
      return ok({ codes: [...found.values()], total: Math.max(total - unreadable, found.size) });
  }
}
