import { i18n } from '#i18n';
import { endOf } from '@/utils/clock';
import type { Sync } from '@/utils/database/records';
import { nameOf } from '@/utils/database/syncs';
import { useNow } from '@/utils/page/use-now';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';
import { failureWords } from '@/utils/words/failure';
import { codes, number } from '@/utils/words/number';
import { exact, relative, until } from '@/utils/words/time';
import { known, readAt } from './lists/known';
import type { useSync } from './lists/use-sync';
import { useMinute } from './use-minute';

/** How old the data is, how far the first reading has come, and the button that reads anew. */
export function Age({ sync }: { sync: ReturnType<typeof useSync> }) {
  const stored = useStore(known, (now) => now.sync);
  const at = useStore(known, readAt);
  const now = useMinute();
  return (
    <div class="row age">
      {stored && stored.completeAt === null && stored.round ? (
        <FirstRound read={stored.round.read} total={stored.totalItems} />
      ) : (
        <span class="small soft">
          {at === 0 ? (
            i18n.t('codes.neverRead')
          ) : (
            <time dateTime={new Date(at).toISOString()} title={exact(at)}>
              {i18n.t('codes.asOf', { time: relative(at, now) })}
            </time>
          )}
        </span>
      )}
      {stored?.failure && <Stopped sync={stored} failure={stored.failure} />}
      <button type="button" disabled={sync.running} onClick={sync.refresh}>
        {i18n.t('codes.refresh')}
      </button>
    </div>
  );
}

/** Why nothing is read just now, and whether it goes on by itself. */
function Stopped({ sync, failure }: { sync: Sync; failure: Failure }) {
  const { dueAt, within } = sync;
  const end = endOf(nameOf(sync), dueAt ?? 0, within);
  const now = useNow(end);
  return (
    <span class="small warn" title={failureWords(failure).cause}>
      {dueAt === null
        ? i18n.t('codes.stopped')
        : i18n.t('codes.goesOnIn', { time: until(end, now) })}
    </span>
  );
}

function FirstRound({ read, total }: { read: number; total: number | null }) {
  const max = Math.max(total ?? 0, read);
  return (
    <>
      <span role="status" class="small soft">
        {total === null
          ? i18n.t('codes.readingSome', { read: codes(read) })
          : i18n.t('codes.reading', { read: number(read), total: codes(total) })}
      </span>
      <progress aria-label={i18n.t('common.progress')} max={max || 1} value={read} />
    </>
  );
}
