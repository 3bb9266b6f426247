import { browser } from 'wxt/browser';
import type { ReviewCandidate } from '@/utils/database/records';
import { putReview } from '@/utils/database/reviews';

/** Asks the person which of these to redeem, in a window of its own. */
export async function openReview(accountId: string, candidates: ReviewCandidate[]): Promise<void> {
  const id = crypto.randomUUID();
  const operationId = crypto.randomUUID();
  await putReview({ id, accountId, candidates, at: Date.now(), operationId });
  const url = `${browser.runtime.getURL('/review.html')}?id=${id}`;
  await browser.windows.create({ url, type: 'popup', width: 480, height: 640 });
}
