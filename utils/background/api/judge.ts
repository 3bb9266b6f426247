import { fail, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import { type Envelope, openEnvelope } from './envelope';
import { findCodes } from './read-generated';
import type { Reply } from './request';
import { isRecord } from './values';
import { type Mask, tidyAll } from './words';

/** What a reply means: an opened answer, or why the server did not do what was asked. */
export function judge(reply: Reply, mask: Mask): Result<Envelope, ServerFailure> {
  const envelope = openEnvelope(reply.body.kind === 'json' ? reply.body.value : undefined);
  const { status } = reply;
  const isGood = status >= 200 && status < 300;
  if (isGood && reply.body.kind === 'json' && envelope.success !== false) return ok(envelope);
  const words = tidyAll(envelope.words, mask);
  return fail({
    ...causeOf(reply, envelope),
    status,
    words,
    notActed: isGood ? refusedOutright(envelope) : refusedByStatus(status, envelope),
  });
}

/** A 2xx that is not JSON of ours, or cannot be read. */
export function notThisApi(reply: Pick<Reply, 'status' | 'body'>): ServerFailure {
  const got = reply.body.kind === 'html' ? 'html' : 'other';
  return { cause: 'not-this-api', got, status: reply.status, words: [], notActed: false };
}

type Cause =
  | { cause: 'bad-key' | 'forbidden' | 'refused' | 'server-error' }
  | { cause: 'rate-limited'; retryAt: number | null }
  | { cause: 'not-this-api'; got: 'html' | 'other' };

function causeOf({ status, body, retryAt }: Reply, { words }: Envelope): Cause {
  if (isServersTrouble(status)) return { cause: 'server-error' };
  if (status === 429) return { cause: 'rate-limited', retryAt };
  if (status === 401) return { cause: 'bad-key' };
  // Only the API itself refuses in JSON; a page comes from something in front of it.
  if (body.kind === 'html') return { cause: 'not-this-api', got: 'html' };
  if (words.some(isAboutKey)) return { cause: 'bad-key' };
  if (status === 403) return { cause: 'forbidden' };
  const isOurs = body.kind === 'json' && isRecord(body.value);
  return isOurs ? { cause: 'refused' } : { cause: 'not-this-api', got: 'other' };
}

/** 408 and 425 come from a gateway that lost the request on the way, as 5xx do. */
const isServersTrouble = (status: number) => status >= 500 || status === 408 || status === 425;

/** Anything but a JSON 4xx of the API may come from a gateway, after the server has acted. */
function refusedByStatus(status: number, { body, success }: Envelope): boolean {
  return isRecord(body) && success !== true && !isServersTrouble(status);
}

/** With codes beside `success: false`, a part may have been done. */
function refusedOutright({ success, result }: Envelope): boolean {
  return success === false && findCodes(result).length === 0;
}

const FAULTS =
  'not valid|invalid|incorrect|wrong|missing|required|expired|revoked|unknown|disabled';

/** Plain words only: taking a refused code for a refused key would stop the account. */
const ABOUT_KEY = [
  new RegExp(`\\b(${FAULTS}) (or \\w+ )?api[ _-]?key\\b`, 'i'),
  new RegExp(`\\bapi[ _-]?key( is| was| has been)?[ :-]+(${FAULTS}|not found)\\b`, 'i'),
  /^(unauthori[sz]ed|unauthenticated)\W*$/i,
  /\bauthentication (error|failed|failure|required)\b/i,
];

const isAboutKey = (text: string) => ABOUT_KEY.some((pattern) => pattern.test(text));
