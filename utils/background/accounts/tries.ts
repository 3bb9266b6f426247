import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { fail, ok, type Result } from '@/utils/share-codes/failure';

/*
 * Slows guessing down. Stored, and stored before each try, so that no restart gives free ones.
 */

const SLOT = 'passphrase-tries';

/** After each wrong passphrase in a row, ms. The last one stays. */
const PAUSES = [2, 4, 8, 15, 30].map((seconds) => seconds * 1000);
const LONGEST = 30_000;

const tries = v.object({
  failed: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  until: v.number(),
});
type Tries = v.InferOutput<typeof tries>;

/**
 * The pause that this worker knows of, and its end by `performance.now()`: no setting of the clock makes it shorter. Only
 * a new worker has nothing but that clock to go by.
 */
let pause = { until: 0, end: 0 };

/** Counts a try as failed before it is one. @returns when the next may come; fails where this one comes too soon */
export async function beginTry(): Promise<Result<number>> {
  const { failed, until } = await readTries();
  const left = leftUntil(until);
  if (left > 0) return fail({ cause: 'too-soon', retryAt: Date.now() + left });
  const length = PAUSES[failed] ?? LONGEST;
  const next = Date.now() + length;
  await writeTries({ failed: failed + 1, until: next });
  pause = { until: next, end: performance.now() + length };
  return ok(next);
}

/** What is left of a pause, ms: never more than the longest one, also where the clock was set back. */
function leftUntil(until: number): number {
  const shown = Math.min(Math.max(0, until - Date.now()), LONGEST);
  if (pause.until !== until) pause = { until, end: performance.now() + shown };
  return Math.max(0, pause.end - performance.now());
}

/** The passphrase was right, or there is none any more. */
export async function forgetTries(): Promise<void> {
  await browser.storage.local.remove(SLOT);
}

async function writeTries(state: Tries): Promise<void> {
  await browser.storage.local.set({ [SLOT]: state });
}

async function readTries(): Promise<Tries> {
  const parsed = v.safeParse(tries, (await browser.storage.local.get(SLOT))[SLOT]);
  return parsed.success ? parsed.output : { failed: 0, until: 0 };
}
