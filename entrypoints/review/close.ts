import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** Closes this window. `window.close()` alone may not do that for a window a script has not opened. */
export async function close(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

export function useEscape(mayClose: boolean): void {
  useEffect(() => {
    if (!mayClose) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [mayClose]);
}
