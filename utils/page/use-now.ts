import { useEffect, useReducer } from 'preact/hooks';

/**
 * `performance.now()`, anew each second until the last of these instants of it has come, and when each comes. Words
 * that count down show what has really passed, whatever is done to the clock.
 */
export function useNow(...ends: readonly number[]): number {
  const [, repaint] = useReducer((count: number) => count + 1, 0);
  const now = performance.now();
  const left = ends.map((end) => end - now).filter((time) => time > 0);
  useEffect(() => {
    if (left.length === 0) return;
    const timer = setTimeout(() => repaint(null), Math.min(1000, ...left));
    return () => clearTimeout(timer);
  });
  return now;
}
