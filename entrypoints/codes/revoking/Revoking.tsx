import { useLayoutEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { useNow } from '@/utils/page/use-now';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { isTakenBack } from '@/utils/share-codes/taken-back';
import { endOfLine, isHeld } from './phase';
import { RevokeOutcome } from './RevokeOutcome';
import { putAway, revokes, watchRevokes } from './revokes';
import { UndoRow } from './UndoRow';

/**
 * Every revoke: to be taken back for a moment, then what becomes of it. Nothing that can be pressed moves by itself:
 * the section grows upwards, the first that can be taken back is the first that goes, and it goes from the top.
 */
export function Revoking({ account }: { account: Account }) {
  useLayoutEffect(() => watchRevokes(account.id), [account.id]);
  const list = useStore(revokes, (now) => now.list);
  const away = useStore(revokes, (now) => now.putAway);
  const now = useNow(...list.map(({ operation }) => endOfLine(operation)));
  const inTime = list.filter(
    ({ operation }) =>
      isHeld(operation, now) || (isTakenBack(operation) && now < endOfLine(operation)),
  );
  const outcomes = list
    .filter(({ operation }) => !isHeld(operation, now) && !isTakenBack(operation))
    .filter(({ operation }) => !away.has(operation.id))
    .toReversed();
  const settled = outcomes.map(({ operation }) => operation).filter(({ open }) => !open);
  return (
    <section class="revoking stack tight" tabIndex={-1} aria-label={i18n.t('codes.revoke.title')}>
      {outcomes.length > 0 && (
        <div class="stack tight results">
          {outcomes.map((revoke) => (
            <RevokeOutcome key={revoke.operation.id} revoke={revoke} shown={account} now={now} />
          ))}
        </div>
      )}
      {settled.length > 0 && (
        <div class="row">
          <button
            type="button"
            class="quiet"
            onClick={({ currentTarget }) => {
              currentTarget.closest('section')?.focus({ preventScroll: true });
              putAway(settled);
            }}
          >
            {i18n.t('codes.revoke.dismiss')}
          </button>
        </div>
      )}
      {/* What comes is read out once, and the seconds are not. */}
      <div role="status" aria-atomic="false" aria-relevant="additions">
        {inTime.length > 0 && (
          <ul class="stack tight">
            {inTime.map((revoke) => (
              <UndoRow key={revoke.operation.id} revoke={revoke} shown={account} now={now} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
