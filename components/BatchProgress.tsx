import { i18n } from '#i18n';
import { send } from '@/utils/page/send';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { number } from '@/utils/words/number';
import { answered } from '@/utils/words/operation';

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
