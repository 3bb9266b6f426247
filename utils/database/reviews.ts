import type { Candidate } from '@/utils/share-codes/extract';
import { announce } from './changes';
import { database } from './database';

/** Codes found in a selection that wait for the person's decision in the review window. */
export interface Review {
  id: string;
  accountId: string;
  candidates: ReviewCandidate[];
  at: number;
  /** The operation it became, so that a reloaded window shows its results. */
  operationId: string;
}

export interface ReviewCandidate extends Candidate {
  /** Made by this account itself; `unknown` where the server could not be asked. */
  own: 'yes' | 'no' | 'unknown';
}

const KEPT = 24 * 60 * 60 * 1000;

export async function getReview(id: string): Promise<Review | null> {
  return (await (await database()).get('reviews', id)) ?? null;
}

/** Stores a review and forgets those of days before. */
export async function putReview(review: Review): Promise<void> {
  const tx = (await database()).transaction('reviews', 'readwrite');
  for (const old of await tx.store.getAll())
    if (old.at < review.at - KEPT) await tx.store.delete(old.id);
  await tx.store.put(review);
  await tx.done;
  announce({ store: 'reviews', id: review.id });
}
