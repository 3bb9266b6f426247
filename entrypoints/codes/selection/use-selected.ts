import { useMemo } from 'preact/hooks';
import { useStore } from '@/utils/page/use-store';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { known } from '../lists/known';
import type { Shown } from '../lists/use-shown';
import type { Selection } from './selection';

const NONE: ShareCode[] = [];

/** What is selected, as it is known by now: what could be revoked may be used meanwhile. */
export function useFresh(selected: Selection['codes'], { matching, rows }: Shown): ShareCode[] {
  const stored = useStore(known, ({ codes }) => codes);
  const listed = matching ? NONE : rows;
  return useMemo(() => {
    if (selected.size === 0) return NONE;
    const fresh = new Map(selected);
    for (const some of [stored, listed])
      for (const code of some) if (fresh.has(code.code)) fresh.set(code.code, code);
    return [...fresh.values()];
  }, [selected, stored, listed]);
}

/** How many of the selected are out of sight, since they do not match or are on another page of the server. */
export function useHidden(selected: Selection['codes'], { matching, rows }: Shown): number {
  const listed = matching ?? rows;
  return useMemo(() => {
    if (selected.size === 0) return 0;
    let hidden = selected.size;
    for (const { code } of listed) if (selected.has(code)) hidden -= 1;
    return hidden;
  }, [selected, listed]);
}
