import { announce } from './changes';
import { database } from './database';
import { readReview } from './read-records';
import type { Review } from './records';

const KEPT = 24 * 60 * 60 * 1000;

export async function getReview(id: string): Promise<Review | null> {
  return readReview(await (await database()).get('reviews', id)) ?? null;
}

export async function putReview(review: Review): Promise<void> {
  await (await database()).put('reviews', review);
  announce({ store: 'reviews', id: review.id });
}

/** Forgets what was found in selections a day ago; a window that is still open keeps what it shows. */
export async function forgetOldReviews(): Promise<void> {
  const tx = (await database()).transaction('reviews', 'readwrite');
  for (const old of await tx.store.getAll())
    if (readReview(old) && old.at < Date.now() - KEPT) await tx.store.delete(old.id);
  await tx.done;
}
