import { useEffect, useReducer } from 'preact/hooks';

/** The time (ms since 1970), each second until the last of these has come, and at the instant that each comes. */
export function useCountdown(ends: readonly number[]): number {
  const [, repaint] = useReducer((count: number) => count + 1, 0);
  const now = Date.now();
  const left = ends.map((end) => end - now).filter((time) => time > 0);
  useEffect(() => {
    if (left.length === 0) return;
    const timer = setTimeout(() => repaint(null), Math.min(1000, ...left));
    return () => clearTimeout(timer);
  });
  return now;
}
