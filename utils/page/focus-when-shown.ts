/**
 * Focuses an element, and selects its text, now and whenever the window gets the focus while nothing in the page has
 * it: Firefox swaps the toolbar popup's page into its panel after the first focus was set, which may lose it. The focus
 * is never taken away from something else. Returns how to stop; call it in an effect.
 */
export function focusWhenShown(target: () => HTMLElement | null): () => void {
  const focus = () => {
    if (document.activeElement !== document.body) return;
    const element = target();
    element?.focus();
    if (element instanceof HTMLInputElement) element.select();
  };
  focus();
  addEventListener('focus', focus);
  return () => removeEventListener('focus', focus);
}
