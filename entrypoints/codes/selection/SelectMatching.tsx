import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { say } from '@/utils/page/said';
import { send } from '@/utils/page/send';
import { currentAccount, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { failureWords } from '@/utils/words/failure';
import { number } from '@/utils/words/number';
import type { Shown } from '../lists/use-shown';
import { queryOf } from '../view/query';
import { view } from '../view/see';
import { keyOf, type View } from '../view/view';
import { gather } from './gather';
import { selectAll, selection } from './selection';

interface Props {
  account: Account;
  shown: Shown;
}

/** Selects also what is on no page. While not all codes are stored, the server is asked which ones those are. */
export function SelectMatching({ account, shown }: Props) {
  const { matching, rows, total, asking, settled } = shown;
  const selected = useStore(selection, (now) => now.codes.size);
  const [gathering, setGathering] = useState(false);
  const count = matching?.length ?? total ?? 0;
  const isKnown = matching !== null || (settled && !asking);
  const select = async () => {
    if (matching) return selectAll(matching, true);
    const before = asked();
    setGathering(true);
    const found = await gather(pagesOf(view.getState(), account));
    setGathering(false);
    if (asked() !== before) return; // the person looks at something else by now
    if (!found.ok) return say(failureWords(found.failure).cause, false);
    const { codes, total } = found.value;
    if (codes.length === total) return selectAll(codes, true);
    // Some would be taken for all.
    const words = { read: number(codes.length), total: number(total) };
    say(i18n.t('codes.gatheredSome', words), false);
  };
  if (!isKnown || count <= rows.length || selected >= count) return null;
  return (
    <button type="button" class="quiet" disabled={gathering} onClick={select}>
      {gathering
        ? i18n.t('codes.gathering')
        : i18n.t('codes.selectMatching', { count: number(count) })}
    </button>
  );
}

/** The pages of what is looked at, from the server. */
function pagesOf(view: View, { id: accountId, statuses }: Account) {
  const query = queryOf(view, statuses);
  return (page: number) =>
    send({ type: 'list', accountId, name: view.tab, query: { ...query, page } });
}

/** Whose codes are looked at, and which, on whatever page. */
const asked = (): string => {
  const account = currentAccount(state.getState());
  return `${account?.id} ${account?.server.origin} ${keyOf({ ...view.getState(), page: 1 })}`;
};
