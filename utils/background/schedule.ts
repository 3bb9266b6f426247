import { browser } from 'wxt/browser';

/** The one alarm that starts the runner again, also in a worker that was killed. */
export const ALARM = 'operations';

/** Browsers do not fire an alarm earlier than this, ms. */
export const FLOOR = 30_000;

/** Nothing is so urgent that a step which fails at once should be tried in a tight loop, ms. */
const SOON = 200;

/** A wait so long keeps the worker alive, ms: the browser's alarms go by a clock that may be set back by hours. */
const AWAKE = 6 * 60_000;

/** How often it wakes meanwhile, ms: an idle worker is stopped after 30 s. */
const WINK = 20_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let wakeLast: (() => Promise<void>) | undefined;

/**
 * Sets when the runner starts again: a timer for what is near, an alarm for what is far or outlives the worker.
 * @param end by `performance.now()`, `null` where nothing is due
 */
export async function scheduleWake(end: number | null, wake: () => Promise<void>): Promise<void> {
  clearTimeout(timer);
  wakeLast = wake;
  if (end === null) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const pause = Math.max(SOON, Math.ceil(end - performance.now())); // a timer counts whole ms
  if (pause < AWAKE) timer = setTimeout(() => void wake(), Math.min(pause, WINK));
  await browser.alarms.create(ALARM, { when: Date.now() + Math.max(pause, FLOOR) });
}

/** What was at rest has something to do: the runner, which has set its time before, starts again. */
export function wakeNow(): void {
  void wakeLast?.();
}

/** While a step runs: keeps an idle worker alive, and brings one that is killed back. */
export async function keepAwake(): Promise<void> {
  await browser.alarms.create(ALARM, { when: Date.now() + FLOOR });
}
