/** A day in ms. */
const LONGEST_WAIT = 86_400_000;

/** The server's clock by its `Date` header, in ms since 1970; `null` where it sends none. */
export function readServerTime(headers: Headers): number | null {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}

/**
 * When a `Retry-After` header, in seconds or as an HTTP date, allows another try: ms since 1970 by our clock,
 * at most a day ahead, since a broken header must not stop an account for years. `null` where it does not say.
 */
export function readRetryAt(
  headers: Headers,
  { serverTime, now }: { serverTime: number | null; now: number },
): number | null {
  const header = headers.get('retry-after')?.trim() ?? '';
  // A date is the server's: what counts is how far it lies from the server's own clock.
  const wait = /^\d+$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - (serverTime ?? now);
  return Number.isNaN(wait) ? null : now + Math.min(Math.max(wait, 0), LONGEST_WAIT);
}
