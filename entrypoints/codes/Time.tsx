import { exact, relative } from '@/utils/words/time';

/** How long ago, and exactly when on hovering. */
export function Time({ at, now }: { at: number | null; now: number }) {
  if (at === null) return null;
  return (
    <time class="small soft" dateTime={new Date(at).toISOString()} title={exact(at)}>
      {relative(at, now)}
    </time>
  );
}
