import { readReview } from '@/utils/database/read-records';
import type { Review } from '@/utils/database/records';
import { getReview } from '@/utils/database/reviews';

/*
 * The database forgets a review after a day. Its window keeps it for as long as it is open, also over a reload and a
 * browser that opens it again: in the storage of this very window, which goes with it.
 */

/** What this page has shown: it stays, even where the window's storage has no room for it. */
const shown = new Map<string, Review>();

/** `null`: unknown, or forgotten since its window was closed. */
export async function openedReview(id: string): Promise<Review | null> {
  const review = (await getReview(id)) ?? shown.get(id) ?? kept(id);
  if (!review || shown.has(id)) return review;
  shown.set(id, review);
  keep(review);
  return review;
}

/** As a draft of the account, which goes with it. */
const PREFIX = 'draft:review:';
const ending = (id: string): string => `:${id}:found`;

function keep(review: Review): void {
  try {
    sessionStorage.setItem(PREFIX + review.accountId + ending(review.id), JSON.stringify(review));
  } catch {
    // The database has it for a day.
  }
}

function kept(id: string): Review | null {
  try {
    const isIt = (key: string) => key.startsWith(PREFIX) && key.endsWith(ending(id));
    const key = Object.keys(sessionStorage).find(isIt);
    return readReview(JSON.parse((key && sessionStorage.getItem(key)) ?? 'null')) ?? null;
  } catch {
    return null;
  }
}
