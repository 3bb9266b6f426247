import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Results } from '@/components/Results';
import type { ShownItem } from '@/utils/page/batch-items';
import { send } from '@/utils/page/send';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { close, useEscape } from './close';
import { Destination } from './Destination';

interface Props {
  operation: BatchOperation;
  items: ShownItem[];
  account: Account | null;
  onMore: () => void;
}

/** What became of the chosen codes. */
export function Outcome({ operation, items, account, onMore }: Props) {
  const { id, open, seen } = operation;
  useEscape(() => {
    if (!open) void close();
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []); // the button that had the focus is gone
  useEffect(() => {
    if (!open && !seen) void send({ type: 'see', operationIds: [id] });
  }, [id, open, seen]);

  return (
    <>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {i18n.t('common.results')}
        </h1>
        {account && <Destination account={account} />}
      </header>
      <div class="body">
        <Results operation={operation} items={items} account={account} onMore={onMore} />
      </div>
      <footer>
        {!open && (
          <button type="button" class="primary" onClick={close}>
            {i18n.t('review.close')}
          </button>
        )}
      </footer>
    </>
  );
}
