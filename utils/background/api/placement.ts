import { fail, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import { createClient } from './client';
import type { ClientOptions, KeyPlacement } from './options';

/**
 * Finds where this server wants the key, by its cheapest read: in the header first, since a key in an address ends
 * up in logs, and in the query only if the API itself refused that. Never both at once.
 */
export async function findPlacement(
  options: Omit<ClientOptions, 'placement'>,
): Promise<Result<KeyPlacement, ServerFailure>> {
  const header = await probe(options, 'header');
  if (header.ok || !isRefusal(header.failure)) return header;
  const query = await probe(options, 'query');
  if (query.ok || !isRefusal(query.failure)) return query;
  return fail(plainer(header.failure, query.failure));
}

async function probe(
  options: Omit<ClientOptions, 'placement'>,
  placement: KeyPlacement,
): Promise<Result<KeyPlacement, ServerFailure>> {
  const { listShared } = createClient({ ...options, placement });
  const answer = await listShared({ limit: 1 });
  return answer.ok ? ok(placement) : fail(answer.failure);
}

/** The API was there and did not like the request: so it may answer to a missing key with any 4xx, or a JSON 500. */
function isRefusal({ cause, words }: ServerFailure): boolean {
  if (cause === 'server-error') return words.length > 0;
  return cause === 'bad-key' || cause === 'forbidden' || cause === 'refused';
}

/** Of two refusals the one that tells more about the key. */
function plainer(header: ServerFailure, query: ServerFailure): ServerFailure {
  const both = [header, query];
  return (
    both.find(({ cause }) => cause === 'bad-key') ??
    both.find(({ cause }) => cause === 'forbidden') ??
    query
  );
}
