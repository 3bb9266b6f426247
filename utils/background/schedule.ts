import { browser } from 'wxt/browser';

/** The one alarm that starts the runner again, also in a worker that was killed. */
export const ALARM = 'operations';

/** Browsers do not fire an alarm earlier than this, ms. */
export const FLOOR = 30_000;

/** Nothing is so urgent that a step which fails at once should be tried in a tight loop, ms. */
const SOON = 200;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sets when the runner starts again: a timer for what is near, an alarm for what is far or outlives the worker.
 * @param at ms since 1970, `null` where nothing is due
 */
export async function scheduleWake(at: number | null, wake: () => Promise<void>): Promise<void> {
  clearTimeout(timer);
  if (at === null) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const pause = Math.max(SOON, at - Date.now());
  if (pause < FLOOR) timer = setTimeout(() => void wake(), pause);
  await browser.alarms.create(ALARM, { when: Date.now() + Math.max(pause, FLOOR) });
}

/** While a step runs: keeps an idle worker alive, and brings one that is killed back. */
export async function keepAwake(): Promise<void> {
  await browser.alarms.create(ALARM, { when: Date.now() + FLOOR });
}
