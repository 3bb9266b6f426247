import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { whenInView } from '@/utils/page/when-in-view';

/** Closes this window. `window.close()` alone may not do that for a window a script has not opened. */
export async function close(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

/** So long (ms) what has just come into view is not closed: the key may have been meant for what was there before. */
const WAIT = 500;

/** Escape closes this window, once it has been seen. In a field it only leaves the field. */
export function useEscape(act: () => void = close): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    let closableAt = Number.POSITIVE_INFINITY;
    const stop = whenInView((at) => {
      closableAt = at + WAIT;
    });
    const onKey = ({ key, isComposing, repeat, timeStamp }: KeyboardEvent) => {
      if (key !== 'Escape' || isComposing || repeat || timeStamp < closableAt) return;
      if (!leaveField()) latest.current();
    };
    addEventListener('keydown', onKey);
    return () => {
      stop();
      removeEventListener('keydown', onKey);
    };
  }, []);
}

/** Returns whether there was one to leave. */
function leaveField(): boolean {
  const { activeElement } = document;
  const isField = activeElement?.matches('input:not([type="checkbox"])') ?? false;
  if (isField && activeElement instanceof HTMLElement) activeElement.blur();
  return isField;
}
