import { i18n } from '#i18n';
import { RECENT_OPERATIONS, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { HistoryItem } from './HistoryItem';

/** The latest operations, each to be opened to its codes; where there is room, those of a backup after them. */
export function History({ account }: { account: Account }) {
  const operations = useStore(state, (now) => now.operations);
  const restored = useStore(state, (now) => now.past);
  const past = restored.slice(0, Math.max(RECENT_OPERATIONS - operations.length, 0));
  if (operations.length + past.length === 0) return null;
  return (
    <section class="stack tight">
      <h2 id="history">{i18n.t('popup.history.title')}</h2>
      <ul class="list history" aria-labelledby="history">
        {operations.map((operation) => (
          <HistoryItem key={operation.id} operation={operation} accountId={account.id} />
        ))}
        {past.map(({ id, operation, items }) => (
          <HistoryItem key={id} operation={operation} accountId={account.id} past={items} />
        ))}
      </ul>
    </section>
  );
}
