import { useEffect, useState } from 'preact/hooks';
import { getAccount } from '@/utils/database/accounts';
import { onChange } from '@/utils/database/changes';
import { getOperation } from '@/utils/database/operations';
import type { Review } from '@/utils/database/records';
import { storageFailure } from '@/utils/database/storage-failure';
import { readItems, type ShownItem } from '@/utils/page/batch-items';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { openedReview } from './kept-review';

export interface Reviewed {
  /** `null`: unknown, or forgotten since its window was closed. */
  review: Review | null;
  /** `null`: removed meanwhile. */
  account: Account | null;
  /** What the review has become, once the person has decided. */
  operation: BatchOperation | null;
  items: ShownItem[];
}

/**
 * A review with all that belongs to it, as it is stored, and again at each change. `null` until it is read.
 * @param most how many codes of the results are wanted
 */
export function useReview(id: string, most: number): Reviewed | Failure | null {
  const [reviewed, setReviewed] = useState<Reviewed | Failure | null>(null);
  useEffect(() => {
    const read = () =>
      readReview(id, most).then(setReviewed, (error: unknown) =>
        setReviewed(storageFailure(error)),
      );
    void read();
    return onChange(({ store }) => void (isOurs(store) && read()));
  }, [id, most]);
  return reviewed;
}

const isOurs = (store: string): boolean =>
  store === 'reviews' || store === 'operations' || store === 'accounts';

async function readReview(id: string, most: number): Promise<Reviewed> {
  const review = await openedReview(id);
  if (!review) return { review, account: null, operation: null, items: [] };
  const [account, operation] = await Promise.all([
    getAccount(review.accountId),
    getOperation(review.operationId),
  ]);
  if (!operation || operation.kind === 'generate')
    return { review, account, operation: null, items: [] };
  return { review, account, operation, items: await readItems(operation.id, most) };
}
