import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { Said } from '@/components/Said';
import { Unlock } from '@/components/Unlock';
import { FIRST_ITEMS } from '@/utils/page/state';
import type { Failure } from '@/utils/share-codes/failure';
import { Choose } from './Choose';
import { close, useEscape } from './close';
import { Outcome } from './Outcome';
import { type Reviewed, useReview } from './use-review';

export function ReviewPage({ id }: { id: string }) {
  const [most, setMost] = useState(FIRST_ITEMS);
  const reviewed = useReview(id, most);

  if (!reviewed) return null;
  return (
    <main class="review">
      <Unlock />
      {'cause' in reviewed ? (
        <Unreadable failure={reviewed} />
      ) : (
        <Step {...reviewed} onMore={() => setMost(most + FIRST_ITEMS)} />
      )}
      <Said />
    </main>
  );
}

/** First the person chooses, then there are results; also after a reload. */
function Step({ review, account, operation, items, onMore }: Reviewed & { onMore: () => void }) {
  if (operation)
    return <Outcome operation={operation} items={items} account={account} onMore={onMore} />;
  if (review && account) return <Choose key={review.id} review={review} account={account} />;
  return <Gone why={i18n.t(review ? 'review.accountGone' : 'review.gone')} />;
}

function Unreadable({ failure }: { failure: Failure }) {
  useEscape();
  return <FailureNotice failure={failure} account={null} />;
}

function Gone({ why }: { why: string }) {
  useEscape();
  return (
    <>
      <header>
        <h1>{i18n.t('review.title')}</h1>
      </header>
      <div class="body">
        <p class="notice warn">
          <strong>{why}</strong> {i18n.t('review.goneNext')}
        </p>
      </div>
      <footer>
        <button type="button" class="primary" onClick={close}>
          {i18n.t('review.close')}
        </button>
      </footer>
    </>
  );
}
