import type { Answer } from '../api/client';

/** The limit that the seed gives as default: a server that refuses a larger one takes this [seed]. */
export const SAFE_LIMIT = 30;

/** Reads a page with as many items as wanted, or as many as the server lets have. */
export async function withLimit<T>(
  wanted: number,
  read: (limit: number) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const answer = await read(wanted);
  const mayBeTooMany = !answer.ok && answer.failure.cause === 'refused' && wanted > SAFE_LIMIT;
  return mayBeTooMany ? read(SAFE_LIMIT) : answer;
}
