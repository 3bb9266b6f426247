import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A key moves the focus to the row that now has the keyboard. Where rows are drawn anew it stays on that row, or on the
 * table when that row is scrolled away.
 */
export function useFocus(table: { current: HTMLElement | null }): () => void {
  const wanted = useRef(false);
  const held = document.activeElement?.closest('tbody'); // before this drawing
  useLayoutEffect(() => {
    const row = table.current?.querySelector<HTMLElement>('tr[tabindex="0"]');
    const place = row ?? table.current;
    const { activeElement } = document;
    if (wanted.current) row?.focus();
    else if (held && activeElement !== place && !row?.contains(activeElement))
      place?.focus({ preventScroll: true });
    wanted.current = false;
  });
  return () => {
    wanted.current = true;
  };
}
