import { exact, relative } from '@/utils/words/time';

/** How long ago; exactly when on hovering and to screen readers. */
export function Time({ at, now }: { at: number | null; now: number }) {
  if (at === null) return null;
  const when = exact(at);
  return (
    <time class="small soft" dateTime={new Date(at).toISOString()} title={when}>
      {relative(at, now, 'short')}
      <span class="visually-hidden">, {when}</span>
    </time>
  );
}
