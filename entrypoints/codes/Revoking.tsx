import { useEffect, useRef } from 'preact/hooks';
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
  useEffect(() => {
    if (!open && !seen) void send({ type: 'see', operationIds: [id] });
  }, [id, open, seen]);
  if (operation?.kind !== 'revoke') return null;
  return (
    <section class="stack tight" aria-label={i18n.t('codes.revoke.title')}>
      {isHeld(operation) ? (
        <Held operation={operation} until={operation.undo?.until ?? 0} />
      ) : (
        <Results
          operation={operation}
          items={items}
          account={account}
          onMore={() => void wantItems(items.length + FIRST_ITEMS)}
        />
      )}
    </section>
  );
}

/** Nothing of it has left yet. */
const isHeld = ({ undo, baseline, state }: BatchOperation): boolean =>
  undo !== undefined && baseline === null && state === 'running';

function Held({ operation, until: at }: { operation: BatchOperation; until: number }) {
  const now = useNow(at);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []); // the button that had the focus has nothing to do any more
  return (
    <div class="notice warn row">
      <p class="grow">
        <span role="status">{i18n.t('codes.revoke.held', { codes: codes(operation.total) })}</span>{' '}
        <span class="number">{until(at, now)}</span>
      </p>
      <button
        ref={button}
        type="button"
        disabled={now >= at}
        onClick={() => send({ type: 'cancel', operationId: operation.id })}
      >
        {i18n.t('codes.revoke.undo')}
      </button>
    </div>
  );
}
