import { useLayoutEffect, useReducer } from 'preact/hooks';
import { type Draft, type DraftName, onDraft, readDraft } from './drafts';

/** The draft as it is kept; drawn again when it changes, here or in another window. */
export function useDraft<N extends DraftName>(name: N, accountId: string): Draft<N> {
  const [, repaint] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => onDraft(name, () => repaint(null)), [name]);
  return readDraft(name, accountId);
}
