import {
  fail,
  ok,
  type Refusal,
  type Result,
  type ServerFailure,
} from '@/utils/share-codes/failure';
import { saysDone } from './applied-item';
import { type Envelope, openEnvelope } from './envelope';
import { aboutCodes } from './named-lists';
import { findCodes } from './read-generated';
import type { Reply } from './request';
import { isRecord, toNumber } from './values';
import { type Mask, tidyAll } from './words';

/** What a reply means: an opened answer, or why the server did not do what was asked. */
export function classifyReply(reply: Reply, mask: Mask): Result<Envelope, ServerFailure> {
  const envelope = openEnvelope(
    reply.body.kind === 'json' ? reply.body.value : undefined,
    reply.status,
  );
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
export function notThisApi({ status, body }: Reply): ServerFailure {
  return { cause: 'not-this-api', got: gotOf(body), status, words: [], notActed: false };
}

const gotOf = ({ kind }: Reply['body']) => (kind === 'html' ? 'html' : 'other');

type Cause =
  | { cause: 'bad-key' | 'forbidden' | 'refused' | 'server-error' }
  | { cause: 'rate-limited'; retryAt: number | null }
  | ({ cause: 'refused-on-the-way' } & Refusal)
  | { cause: 'not-this-api'; got: 'html' | 'other' };

/** No method, no body of unknown length, nothing of the kind: said by what does not know this API. */
const NOT_THIS_WAY = [405, 411, 501];

function causeOf(reply: Reply, { words }: Envelope): Cause {
  const { status, body, from, retryAt } = reply;
  if (NOT_THIS_WAY.includes(status)) return { cause: 'refused-on-the-way', ...from };
  if (isServersTrouble(status)) return { cause: 'server-error' };
  if (status === 429) return { cause: 'rate-limited', retryAt };
  if (status === 401) return { cause: 'bad-key' };
  // Only the API itself refuses in JSON; a page comes from something in front of it.
  const isOurs = body.kind === 'json' && isRecord(body.value);
  if (!isOurs && status >= 400) return { cause: 'refused-on-the-way', ...from };
  if (!isOurs) return { cause: 'not-this-api', got: gotOf(body) };
  if (words.some(isAboutKey)) return { cause: 'bad-key' };
  return { cause: status === 403 ? 'forbidden' : 'refused' };
}

/** 408 and 425 come from a gateway that lost the request on the way, as 5xx do. */
const isServersTrouble = (status: number) => status >= 500 || status === 408 || status === 425;

/** Anything but a JSON 4xx of the API may come from a gateway, after the server has acted; so may a part of it. */
function refusedByStatus(status: number, { body, success }: Envelope): boolean {
  const isNo = isRecord(body) && success !== true && !isServersTrouble(status);
  return isNo && findCodes(body['result']).length === 0 && !namesDone(body);
}

/** With codes beside `success: false`, a part may have been done. What was only taken (202) may be done later. */
function refusedOutright({ success, result, body, isLater }: Envelope): boolean {
  return success === false && !isLater && findCodes(result).length === 0 && !namesDone(body);
}

/** Whether it tells somewhere that something was redeemed, or revoked: a list of it, a number, or an item with a yes. */
function namesDone(value: unknown, depth = 4): boolean {
  if (!isRecord(value) || depth === 0) return false;
  return Object.entries(value).some(([name, field]) => {
    if (Array.isArray(field))
      return (field.length > 0 && isOfDone(name)) || field.some((item) => isDone(item, depth - 1));
    const count = typeof field === 'boolean' ? null : toNumber(field);
    return count === null ? namesDone(field, depth - 1) : count > 0 && isOfDone(name);
  });
}

const isDone = (item: unknown, depth: number): boolean =>
  isRecord(item) && (saysDone(item) || namesDone(item, depth));

const isOfDone = (name: string): boolean =>
  aboutCodes(name, 'redeem') === 'done' || aboutCodes(name, 'revoke') === 'done';

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
