import { useEffect } from 'preact/hooks';
import { noteDrawn, pressable } from './press-guard';
import { useStore } from './use-store';

/** Whether what spends may be pressed. For what draws such a button: the page waits from then on. */
export function usePressable(): boolean {
  useEffect(noteDrawn, []);
  return useStore(pressable, ({ now }) => now);
}
