import { fail, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import { createClient } from './client';
import type { ClientOptions, KeyPlacement } from './options';

/**
 * Finds where this server wants the key, by its cheapest read: in the header first, since a key in an address ends
 * up in logs, and in the query only if the server did not take it there. Never both at once.
 * @param known where this server took it before: a header that fails, in whatever way, changes nothing of that
 */
export async function findPlacement(
  options: Omit<ClientOptions, 'placement'>,
  known: KeyPlacement | null = null,
): Promise<Result<KeyPlacement, ServerFailure>> {
  const header = await probe(options, 'header');
  if (header.ok || !(known === 'query' || mayWantQuery(header.failure))) return header;
  const query = await probe(options, 'query');
  if (query.ok || !mayWantQuery(query.failure)) return query;
  return fail(plainer(header.failure, query.failure));
}

const mayWantQuery = (failure: ServerFailure): boolean =>
  isRefusal(failure) || isTurnedAway(failure);

/** Whether a server takes the key there, by its cheapest read. */
export async function probe(
  options: Omit<ClientOptions, 'placement'>,
  placement: KeyPlacement,
): Promise<Result<KeyPlacement, ServerFailure>> {
  const { listShared, listUsed } = createClient({ ...options, placement });
  const shared = await listShared({ limit: 1 });
  if (shared.ok) return ok(placement);
  // A key may work, and this list alone be closed to it.
  const isOpen = shared.failure.cause === 'forbidden' && (await listUsed({ limit: 1 })).ok;
  return isOpen ? ok(placement) : fail(shared.failure);
}

/** The API was there and did not like the request: so it may answer to a missing key with any 4xx, or a JSON 500. */
function isRefusal({ cause, words }: ServerFailure): boolean {
  if (cause === 'server-error') return words.length > 0;
  return cause === 'bad-key' || cause === 'forbidden' || cause === 'refused';
}

/** What stands before the API may send a request without a key to a login, or show it a page. */
const isTurnedAway = ({ cause }: ServerFailure): boolean =>
  cause === 'redirected' || cause === 'refused-on-the-way';

const PLAINEST = ['bad-key', 'forbidden', 'refused', 'server-error'];

/** Of two failures the one that tells more about the key. */
function plainer(header: ServerFailure, query: ServerFailure): ServerFailure {
  const told = PLAINEST.map((cause) => [query, header].find((each) => each.cause === cause));
  return told.find((each) => each !== undefined) ?? header;
}
