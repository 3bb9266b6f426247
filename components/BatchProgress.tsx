import { i18n } from '#i18n';
import { endOf } from '@/utils/clock';
import { send } from '@/utils/page/send';
import { useNow } from '@/utils/page/use-now';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { timeToSend } from '@/utils/share-codes/request-limit';
import { number } from '@/utils/words/number';
import { answered } from '@/utils/words/operation';
import { duration } from '@/utils/words/time';

/** How far an operation has come, and the buttons that stop it. */
export function BatchProgress({ operation }: { operation: BatchOperation }) {
  const { id, total, hold, state } = operation;
  const done = answered(operation);
  const tell = (type: 'pause' | 'resume' | 'cancel') => () => send({ type, operationId: id });
  return (
    <div class="stack tight">
      <div class="row">
        <progress class="grow" aria-label={i18n.t('common.progress')} max={total} value={done} />
        <span class="number small">
          {i18n.t('common.progressOf', { done: number(done), total: number(total) })}
        </span>
      </div>
      {state === 'running' && hold === null && <TimeLeft operation={operation} />}
      {(state === 'running' || hold === 'moved') && (
        <div class="row">
          {hold === 'person' ? (
            <button type="button" onClick={tell('resume')}>
              {i18n.t('common.resume')}
            </button>
          ) : (
            hold === null && (
              <button type="button" onClick={tell('pause')}>
                {i18n.t('common.pause')}
              </button>
            )
          )}
          <button type="button" onClick={tell('cancel')}>
            {i18n.t('common.cancel')}
          </button>
        </div>
      )}
    </div>
  );
}

/** How long the rest takes, where the server lets few requests through. */
function TimeLeft({ operation }: { operation: BatchOperation }) {
  const { id, dueAt, within, limit } = operation;
  const end = endOf(id, dueAt ?? 0, within);
  const now = useNow(end);
  const time = timeToSend(limit, Math.max(0, end - now));
  return time === null ? null : (
    <p class="small soft">{i18n.t('common.timeLeft', { time: duration(time) })}</p>
  );
}
