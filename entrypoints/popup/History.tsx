import { i18n } from '#i18n';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { HistoryItem } from './HistoryItem';

/** The latest operations, each to be opened to its codes. */
export function History({ account }: { account: Account }) {
  const operations = useStore(state, (now) => now.operations);
  if (operations.length === 0) return null;
  return (
    <section class="stack tight">
      <h2 id="history">{i18n.t('popup.history.title')}</h2>
      <ul class="list history" aria-labelledby="history">
        {operations.map((operation) => (
          <HistoryItem key={operation.id} operation={operation} accountId={account.id} />
        ))}
      </ul>
    </section>
  );
}
