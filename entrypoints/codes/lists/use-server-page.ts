import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedCodes } from '@/utils/messages';
import { send } from '@/utils/page/send';
import type { Account } from '@/utils/share-codes/account';
import type { Result } from '@/utils/share-codes/failure';
import { limitOf, queryOf } from '../view/query';
import type { View } from '../view/view';

/** While something is typed, the server is not asked. */
const REST = 250;

/** The server's answer to what is to be seen now; an earlier one is never shown for it. */
export function useServerPage(view: View, account: Account, wanted: boolean, refreshes: number) {
  const query = JSON.stringify(queryOf(view, account.statuses));
  const asked = `${account.id} ${account.server.origin} ${view.tab} ${query}`;
  /** The largest page for each account and limit that was asked for. */
  const sizes = useRef(new Map<string, number>()).current;
  const limit = limitOf(view);
  const asker = `${account.id} ${account.server.origin} ${limit}`;
  const [answer, setAnswer] = useState<{ to: string; page: Result<ListedCodes> } | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    let stale = false;
    const ask = async () => {
      setAsking(true);
      const { tab: name } = view;
      const message = {
        type: 'list',
        accountId: account.id,
        name,
        query: JSON.parse(query),
      } as const;
      const page = await send(message);
      if (stale) return;
      if (page.ok) {
        const { codes, unreadable } = page.value;
        sizes.set(asker, Math.max(sizes.get(asker) ?? 0, codes.length + unreadable));
      }
      setAnswer({ to: asked, page });
      setAsking(false);
    };
    setAsking(true);
    const timer = setTimeout(ask, REST);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [asked, wanted, refreshes]);
  const page = answer?.to === asked ? answer.page : null;
  return { page, size: sizes.get(asker) || limit, asking: wanted && asking };
}
