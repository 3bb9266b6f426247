/** The latest of some times, however many a server sends; `null` where there is none. */
export function latest(times: readonly (number | null)[]): number | null {
  return times.reduce((last, time) => Math.max(last ?? 0, time ?? 0) || null, null);
}
