import { useEffect, useLayoutEffect } from 'preact/hooks';
import { noteDrawn, pressable, waitAnew } from './press-guard';
import { useStore } from './use-store';

/**
 * Whether what spends may be pressed. For what draws such a button: the page waits from then on.
 * @param locked the keys are, and the passphrase comes first; the page waits again from when it was entered
 */
export function usePressable(locked = false): boolean {
  useEffect(noteDrawn, []);
  useLayoutEffect(() => (locked ? waitAnew : undefined), [locked]);
  return useStore(pressable, ({ now }) => now) && !locked;
}
