import type { Result, ServerFailure } from '@/utils/share-codes/failure';
import { fail, ok } from '@/utils/share-codes/failure';
import { classifyReply, notThisApi } from './classify-reply';
import type { Envelope } from './envelope';
import type { ClientOptions } from './options';
import { exchange, type Request } from './request';
import { keyMask } from './words';

/** The server's answer, with its clock by the `Date` header in ms since 1970; `null` where it tells none. */
export type Answer<T> = Result<T, ServerFailure> & { serverTime: number | null };

/** Asks the server once, and reads a good answer; `read` gives `null` for one that is not this API's. */
export async function ask<T>(
  options: ClientOptions,
  request: Request,
  read: (envelope: Envelope) => T | null,
): Promise<Answer<T>> {
  const sent = await exchange(options, request);
  if (!sent.ok) return { ...sent, serverTime: null };
  const { serverTime } = sent.value;
  const classified = classifyReply(sent.value, keyMask(options.key));
  if (!classified.ok) return { ...classified, serverTime };
  const value = read(classified.value);
  return { ...(value === null ? fail(notThisApi(sent.value)) : ok(value)), serverTime };
}
