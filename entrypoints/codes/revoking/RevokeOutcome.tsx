import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { Results } from '@/components/Results';
import { send } from '@/utils/page/send';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { codes } from '@/utils/words/number';
import { AccountName } from './AccountName';
import { isDue } from './phase';
import { hasBegun } from './press';
import { type Revoke, revokes, wantMore } from './revokes';

interface Props {
  revoke: Revoke;
  /** The account that the page shows. */
  shown: Account;
  now: number;
}

/** What becomes of a revoke, and whether Undo came in time. */
export function RevokeOutcome({ revoke, shown, now }: Props) {
  const { operation, items } = revoke;
  const { id, accountId, open, seen, state, counts } = operation;
  const failure = useStore(revokes, ({ undone }) => undone.get(id));
  const due = isDue(operation, now);
  useEffect(() => void hasBegun(id), [id]); // in a page that was asleep while it could be taken back
  useEffect(() => {
    if (!open && !seen) void send({ type: 'see', operationIds: [id] });
  }, [id, open, seen]);
  useEffect(() => {
    // The background may have been killed meanwhile: its alarm would come later.
    if (due) void send({ type: 'check-now', operationId: id });
  }, [id, due]);
  const account = accountId === shown.id ? shown : null;
  return (
    <div class="card stack tight">
      <AccountName id={accountId} shown={shown} />
      {failure && state !== 'cancelled' && <FailureNotice failure={failure} account={account} />}
      {failure !== undefined && !open && counts.revoked > 0 && (
        <p role="status" class="warn">
          {i18n.t('codes.revoke.tooLate', { codes: codes(counts.revoked) })}
        </p>
      )}
      <Results
        operation={operation}
        items={items}
        account={account}
        onMore={() => wantMore(revoke)}
      />
    </div>
  );
}
