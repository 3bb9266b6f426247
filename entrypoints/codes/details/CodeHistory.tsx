import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type CodeEvent, historyOf } from '@/utils/database/code-history';
import { outcomeLine } from '@/utils/words/outcome';
import { exact } from '@/utils/words/time';

interface Props {
  accountId: string;
  code: string;
}

/** What this extension has done with a code. */
export function CodeHistory({ accountId, code }: Props) {
  const [events, setEvents] = useState<CodeEvent[] | null>(null);
  useEffect(() => void historyOf(accountId, code).then(setEvents), [accountId, code]);
  if (!events) return null;
  return (
    <section class="stack tight" aria-labelledby="code-history">
      <h3 id="code-history">{i18n.t('codes.history')}</h3>
      {events.length === 0 && <p class="soft">{i18n.t('codes.noHistory')}</p>}
      <ul>
        {events.map(({ id, at, outcome, isRestored }) => (
          <li key={id}>
            <time class="soft">{exact(at)}</time>{' '}
            {outcome === 'generated' ? i18n.t('codes.generated') : outcomeLine(outcome)}
            {isRestored && <span class="soft"> {i18n.t('words.restored')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
