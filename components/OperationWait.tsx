import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { endOf } from '@/utils/clock';
import { send } from '@/utils/page/send';
import { useNow } from '@/utils/page/use-now';
import type { Account } from '@/utils/share-codes/account';
import type { Operation } from '@/utils/share-codes/operation';
import { failureWords } from '@/utils/words/failure';
import { until } from '@/utils/words/time';
import { FailureNotice } from './FailureNotice';
import { OptionsLink } from './OptionsLink';

interface Props {
  operation: Operation;
  account: Account | null;
}

/** Why an open operation does not go on right now, and what makes it. */
export function OperationWait({ operation, account }: Props) {
  const { id, hold, failure, open } = operation;
  if (!open) return null;
  const goOn = () => send({ type: 'resume', operationId: id });
  if (hold === 'person') return <Notice>{i18n.t('common.paused')}</Notice>;
  if (hold === 'locked')
    return (
      <Notice>
        {i18n.t(operation.state === 'accepted' ? 'common.heldLockedGenerate' : 'common.heldLocked')}
      </Notice>
    );
  if (hold === 'whose-key')
    return (
      <Notice>
        <p>{i18n.t('common.whoseKey')}</p>
        <div class="row">
          <button type="button" onClick={goOn}>
            {i18n.t('common.goOn')}
          </button>
        </div>
      </Notice>
    );
  if (hold === 'moved')
    return (
      <Notice>
        <p>
          {i18n.t('common.moved', {
            from: hostOf(operation.begunOn),
            to: hostOf(account?.server.origin),
          })}
        </p>
        <p>{i18n.t('common.movedNext')}</p>
        <div class="row">
          <OptionsLink />
          <button type="button" onClick={goOn}>
            {i18n.t('common.goOn')}
          </button>
        </div>
      </Notice>
    );
  if (hold === 'key')
    return failure ? (
      <FailureNotice failure={failure} account={account} />
    ) : (
      <Notice>
        {i18n.t('common.heldKey')} <OptionsLink />
      </Notice>
    );
  return failure ? <Pause operation={operation} cause={failureWords(failure).cause} /> : null;
}

const hostOf = (origin: string | undefined): string => (origin ? new URL(origin).host : '?');

/** It goes on by itself when the time has come. */
function Pause({ operation, cause }: { operation: Operation; cause: string }) {
  const { id, dueAt, within } = operation;
  const end = endOf(id, dueAt ?? 0, within);
  const now = useNow(end);
  if (dueAt === null || dueAt === 0) return null;
  const tryNow = () => send({ type: 'check-now', operationId: id });
  return (
    <div class="notice warn">
      <p>
        <span role="status">{cause}</span>{' '}
        {end > now
          ? i18n.t('common.goesOnIn', { time: until(end, now) })
          : i18n.t('common.goesOnNow')}
      </p>
      <div class="row">
        <button type="button" class="quiet" onClick={tryNow}>
          {i18n.t('common.now')}
        </button>
      </div>
    </div>
  );
}

function Notice({ children }: { children: ComponentChildren }) {
  return (
    <div role="status" class="notice warn">
      {children}
    </div>
  );
}
