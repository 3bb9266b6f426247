/*
 * A page that something else has opened may appear under a press that was meant for another page. So for a moment it
 * takes no press that spends; each key starts that moment anew, since somebody is typing who may not have seen it yet.
 * Pure: all times are those of the events themselves, in ms of the page's clock (`event.timeStamp`).
 */

export interface Attention {
  /** How long the page must be in view without a key, ms. */
  wait: number;
  /** From when on a press counts. */
  usableAt: number;
}

/** Nothing counts before the page is in view. */
export const beforeView = (wait: number): Attention => ({
  wait,
  usableAt: wait === 0 ? 0 : Number.POSITIVE_INFINITY,
});

/** The page has come into view. Only the first time counts: who comes back has seen it. */
export const inView = (attention: Attention, at: number): Attention =>
  attention.usableAt === Number.POSITIVE_INFINITY
    ? { ...attention, usableAt: at + attention.wait }
    : attention;

/** How long (ms) no press counts where what spends has taken the place of something else by itself. */
const ANEW_MS = 600;

/** What spends has taken the place of something else by itself: the next press may be meant for that. */
export const anew = (attention: Attention, at: number): Attention =>
  isEarly(attention, at + ANEW_MS) ? attention : beforeView(ANEW_MS);

export const isEarly = ({ usableAt }: Attention, at: number): boolean => at < usableAt;

/** A key that came too early. Tab is pressed by who looks for the way through this very page. */
export function afterKey(attention: Attention, key: string, at: number): Attention {
  if (!isEarly(attention, at)) return attention;
  return key === 'Tab' ? afterAct(attention, at) : { ...attention, usableAt: at + attention.wait };
}

/** The person has acted here on purpose, so that the wait is over. */
export const afterAct = (attention: Attention, at: number): Attention => ({
  ...attention,
  usableAt: Math.min(attention.usableAt, at),
});
