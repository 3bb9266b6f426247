import type { ShareCode } from '@/utils/share-codes/share-code';
import { clear, goTo, selectAll, selectRange, toggle } from '../selection/selection';

/**
 * What a key does in the rows. Returns whether it does anything.
 * @param at the row that has the keyboard
 * @param inView how many rows a page up or down is
 */
export function keyInRows(
  { key, shiftKey, ctrlKey, metaKey, target }: KeyboardEvent,
  rows: readonly ShareCode[],
  at: number,
  inView: number,
  open: (code: ShareCode) => void,
): boolean {
  const onControl = target instanceof HTMLInputElement || target instanceof HTMLButtonElement;
  if (onControl && (key === ' ' || key === 'Enter')) return false;
  const code = rows[at];
  const to = rows[destination(key, at, rows.length - 1, inView)];
  if (!code) return false;
  if (to) {
    if (shiftKey) selectRange(rows, to);
    else goTo(to);
    return true;
  }
  if (key === ' ') toggle(code);
  else if (key === 'Enter') open(code);
  else if (key === 'Escape') clear();
  else if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) selectAll(rows, true);
  else return false;
  return true;
}

/** The row that a key goes to; -1 for a key that goes nowhere. */
function destination(key: string, at: number, last: number, inView: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + inView, last);
    case 'PageUp':
      return Math.max(at - inView, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return -1;
  }
}
