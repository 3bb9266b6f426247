import { send } from '@/utils/page/send';
import type { Account } from '@/utils/share-codes/account';
import { ok, type Result } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { queryOf } from './query';
import type { View } from './view';

/** Every code that matches, from the server, page by page. All or a failure: some would be taken for all. */
export async function gather(view: View, account: Account): Promise<Result<ShareCode[]>> {
  const { id: accountId, statuses } = account;
  const found = new Map<string, ShareCode>();
  for (let page = 1; ; page++) {
    const query = { ...queryOf(view, statuses), page };
    const answer = await send({ type: 'list', accountId, name: view.tab, query });
    if (!answer.ok) return answer;
    const before = found.size;
    for (const code of answer.value.codes) found.set(code.code, code);
    const { totalPages } = answer.value;
    const isLast = totalPages === null ? found.size === before : page >= totalPages;
    if (isLast) return ok([...found.values()]);
  }
}
