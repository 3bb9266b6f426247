import { noteOwnFocus } from './press-guard';

/**
 * Focuses an element, and selects its text, now and whenever the window gets the focus while nothing in the page has
 * it: Firefox swaps the toolbar popup's page into its panel after the first focus was set, which may lose it. The focus
 * is never taken away from something else, nor moved once the person has pressed anything here. Returns how to stop;
 * call it in an effect.
 */
export function focusWhenShown(target: () => HTMLElement | null): () => void {
  const focus = () => {
    if (document.activeElement !== document.body) return;
    const element = target();
    if (!element) return;
    element.focus();
    noteOwnFocus(element);
    if (element instanceof HTMLInputElement) element.select();
  };
  focus();
  const watching = new AbortController();
  const stop = () => watching.abort();
  const { signal } = watching;
  addEventListener('focus', focus, { signal });
  for (const press of ['pointerdown', 'keydown'])
    addEventListener(press, stop, { signal, capture: true });
  return stop;
}
