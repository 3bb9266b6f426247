import { keepView, keptView } from '@/utils/database/kept-views';
import { keepText, readKept } from '@/utils/page/kept-text';
import { readView, type View } from './view';

/*
 * The numbers that stand for views in the browser's history. A view that cannot be kept, or is kept no longer, is only
 * a step back that leads to the plain page.
 */

/** Where the last number is that any tab has used. */
const LAST = 'last-view';

let last = 0;

export function newNumber(): number {
  last = Math.max(last, Number(readKept(LAST)) || 0) + 1;
  keepText(LAST, String(last));
  return last;
}

/** The view that the state of an entry of the history stands for; `undefined`: none, or not any more. */
export async function viewOf(state: unknown): Promise<View | undefined> {
  if (typeof state !== 'number') return undefined;
  return keptView(state).then(readView, (error) => {
    console.warn('What was seen could not be read:', error);
    return undefined;
  });
}

export function keep(state: unknown, view: View): void {
  if (typeof state !== 'number') return;
  keepView(state, view).catch((error) => console.warn('What is seen could not be kept:', error));
}
