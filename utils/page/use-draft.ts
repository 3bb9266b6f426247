import { useLayoutEffect, useReducer } from 'preact/hooks';
import type { Drafts } from './drafts';

/** The draft as this window shows it; drawn again when it changes. */
export function useDraft<T>(drafts: Drafts<T>, accountId: string): T {
  const [, repaint] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => drafts.onChange(() => repaint(null)), [drafts]);
  return drafts.get(accountId);
}
