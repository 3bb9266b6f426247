/** A day in ms. */
const LONGEST_WAIT = 86_400_000;

/**
 * The server's clock by its `Date` header, in ms since 1970; `null` where it sends none. A cache gives the header as it
 * got it, and says in `Age` how many seconds ago that was.
 */
export function readServerTime(headers: Headers): number | null {
  const age = headers.get('age')?.trim() ?? '';
  const since = /^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0;
  const time = Date.parse(headers.get('date') ?? '') + since;
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
