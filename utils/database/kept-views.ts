import { browser } from 'wxt/browser';

/*
 * What the numbers in the history of the codes page mean: a search may be a customer's address, which belongs in no
 * address of a page, where the browser and other extensions read it. In memory alone, and gone with the browser.
 */

/** The latest views are kept, so many in all tabs together. */
const MOST = 100;

const slotOf = (number: number): string => `view:${number % MOST}`;

export async function keepView(number: number, view: unknown): Promise<void> {
  await browser.storage.session.set({ [slotOf(number)]: { number, view } });
}

/** `undefined` where it is kept no longer. */
export async function keptView(number: number): Promise<unknown> {
  const slot = slotOf(number);
  const { [slot]: kept } = await browser.storage.session.get(slot);
  return isOf(number, kept) ? kept.view : undefined;
}

const isOf = (number: number, kept: unknown): kept is { view: unknown } =>
  typeof kept === 'object' &&
  kept !== null &&
  'view' in kept &&
  'number' in kept &&
  kept.number === number;

/** An account is removed: nobody shall read who its customers were. */
export async function forgetViews(): Promise<void> {
  await browser.storage.session.remove(Array.from({ length: MOST }, (_, at) => slotOf(at)));
}
