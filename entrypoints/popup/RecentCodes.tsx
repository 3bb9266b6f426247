import { i18n } from '#i18n';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { failureWords } from '@/utils/words/failure';
import { number } from '@/utils/words/number';
import { relative } from '@/utils/words/time';
import { RecentCode } from './RecentCode';
import { useRefresh } from './use-refresh';

/** The newest codes as last read, at once; what has changed since comes in by itself. */
export function RecentCodes({ account }: { account: Account }) {
  const shared = useStore(state, (now) => now.shared);
  const { running, failure } = useRefresh(account.id);
  const codes = shared?.codes ?? [];
  const unreadable = shared?.unreadable ?? 0;
  return (
    <section class="stack tight" aria-busy={running}>
      <div class="row">
        <h2 class="grow">{i18n.t('popup.recent.title')}</h2>
        <a href="codes.html" target="_blank" rel="noopener">
          {i18n.t('popup.recent.all')}
        </a>
      </div>
      {failure && <Stale failure={failure} at={shared?.at ?? null} />}
      <ul class="list recent" aria-label={i18n.t('popup.recent.title')}>
        {codes.map((code) => (
          <RecentCode key={code.code} code={code} account={account} />
        ))}
      </ul>
      {shared && codes.length === 0 && <p class="soft">{i18n.t('popup.recent.none')}</p>}
      {unreadable > 0 && (
        <p class="hint">{i18n.t('popup.recent.unreadable', unreadable, [number(unreadable)])}</p>
      )}
    </section>
  );
}

/** Why this is not the latest, and how old it is. */
function Stale({ failure, at }: { failure: Failure; at: number | null }) {
  const offline = failure.cause === 'unreachable' && failure.offline;
  return (
    <p role="status" class="hint">
      {offline ? i18n.t('popup.recent.offline') : failureWords(failure).cause}{' '}
      {at !== null && i18n.t('popup.recent.asOf', { time: relative(at) })}
    </p>
  );
}
