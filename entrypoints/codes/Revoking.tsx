import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Results } from '@/components/Results';
import { send } from '@/utils/page/send';
import { FIRST_ITEMS, type State, shownBatch, state } from '@/utils/page/state';
import { useNow } from '@/utils/page/use-now';
import { useStore } from '@/utils/page/use-store';
import { wantItems } from '@/utils/page/watch';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { codes } from '@/utils/words/number';
import { until } from '@/utils/words/time';

const operationsOf = ({ operations }: State) => operations;
const itemsOf = ({ items }: State) => items;

/** The latest revoke: to be taken back for a moment, then what becomes of it. */
export function Revoking({ account }: { account: Account }) {
  useStore(state, operationsOf);
  const items = useStore(state, itemsOf);
  const operation = shownBatch(state.getState());
  const { id, open, seen } = operation ?? { id: '', open: 1, seen: true };
  const now = useNow(operation?.kind === 'revoke' ? (operation.undo?.until ?? null) : null);
  useEffect(() => {
    if (!open && !seen) void send({ type: 'see', operationIds: [id] });
  }, [id, open, seen]);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const isDue = operation !== null && isOver(operation, now);
  useEffect(() => {
    // The background may have been killed meanwhile: its alarm would come later.
    if (isDue) void send({ type: 'check-now', operationId: id });
  }, [isDue, id]);
  if (operation?.kind !== 'revoke' || id === dismissed) return null;
  return (
    <section class="revoking" tabIndex={-1} aria-label={i18n.t('codes.revoke.title')}>
      {operation.undo && isHeld(operation, now) ? (
        <Held operation={operation} left={until(operation.undo.until, now)} />
      ) : (
        <div class="card stack tight">
          <Results
            operation={operation}
            items={items}
            account={account}
            onMore={() => void wantItems(items.length + FIRST_ITEMS)}
          />
          {!open && (
            <div class="row">
              <button type="button" class="quiet" onClick={() => setDismissed(id)}>
                {i18n.t('codes.revoke.dismiss')}
              </button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

/** The countdown is over, and nothing has come of it yet. */
const isOver = ({ kind, undo, open, baseline, hold, failure }: BatchOperation, now: number) =>
  kind === 'revoke' &&
  undo !== undefined &&
  now >= undo.until &&
  open === 1 &&
  baseline === null &&
  !hold &&
  !failure;

/** The countdown runs. Once it is over, results tell how it goes on, or why it does not. */
const isHeld = ({ undo, baseline, state, hold }: BatchOperation, now: number): boolean =>
  undo !== undefined && now < undo.until && baseline === null && state === 'running' && !hold;

/** It stands over the rows, which stay where they are. */
const IN_VIEW = { preventScroll: true };

function Held({ operation, left }: { operation: BatchOperation; left: string }) {
  const button = useRef<HTMLButtonElement>(null);
  // The keyboard was on a button that has nothing to do any more; afterwards it stays near.
  useEffect(() => {
    const undo = button.current;
    undo?.focus(IN_VIEW);
    return () => {
      if (undo && document.activeElement === undo) undo.closest('section')?.focus(IN_VIEW);
    };
  }, []);
  return (
    <div class="notice warn row">
      <p class="grow">
        <span role="status">{i18n.t('codes.revoke.held', { codes: codes(operation.total) })}</span>{' '}
        <span class="number">{left}</span>
      </p>
      <button
        ref={button}
        type="button"
        onClick={() => send({ type: 'cancel', operationId: operation.id })}
      >
        {i18n.t('codes.revoke.undo')}
      </button>
    </div>
  );
}
