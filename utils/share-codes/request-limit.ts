import type { Batch, BatchOperation } from './operation';

/*
 * How long a redeem or revoke takes under a server's limit of requests. It is learnt from what got through between two
 * refusals, since servers seldom tell more than when to try again. Pure.
 */

export interface RequestLimit {
  /** How long the server lets wait, ms; 0: it has refused none for being too many. */
  pause: number;
  /** Requests that get through from one such pause to the next. */
  atOnce: number;
  /** Requests that got through since the last pause. */
  sent: number;
  /** Requests that are still to be sent, as far as it can be told. */
  left: number;
}

const NONE: RequestLimit = { pause: 0, atOnce: 0, sent: 0, left: 0 };

/** After a request that was let through. */
export function letThrough(limit: RequestLimit = NONE): RequestLimit {
  return { ...limit, sent: limit.sent + 1 };
}

/** After one that was refused, since there were too many. A try before its time tells nothing new. */
export function tooMany(limit: RequestLimit = NONE, pause: number): RequestLimit {
  return limit.sent > 0
    ? { ...limit, pause, atOnce: limit.sent, sent: 0 }
    : { ...limit, pause: Math.max(limit.pause, pause), atOnce: Math.max(limit.atOnce, 1) };
}

/** @param batch the one that is being worked on; those behind it are whole */
export function requestsLeft({ batches }: Pick<BatchOperation, 'batches'>, batch: Batch): number {
  const groups = batch.groups.map((group, at) => {
    const isLookedFor = group.setAside || (at === 0 && LOOKED_FOR.has(batch.phase));
    if (isLookedFor) return 0;
    // What is left of a refused batch is split until each code has its own answer.
    return group.codes.length === batch.items.length ? 1 : group.codes.length;
  });
  return groups.reduce((sum, requests) => sum + requests, batches - batch.index - 1);
}

const LOOKED_FOR: ReadonlySet<Batch['phase']> = new Set(['confirming', 'refused']);

/** Shorter times are not worth a word, ms. */
const SHORT = 10_000;

/**
 * About how long all requests take that are left, ms; `null`: nothing is known, or it is short.
 * @param wait until the next one, ms
 */
export function timeToSend(limit: RequestLimit | undefined, wait: number): number | null {
  if (!limit || limit.pause === 0 || limit.left === 0) return null;
  const { pause, atOnce, sent, left } = limit;
  const time = wait + Math.floor((left - 1 + sent) / atOnce) * pause;
  return time < SHORT ? null : time;
}
