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

/** Counts a try as failed before it is one. @returns when the next may come; fails where this one comes too soon */
export async function beginTry(): Promise<Result<number>> {
  const now = Date.now();
  const { failed, until } = await readTries();
  if (until > now) {
    const retryAt = Math.min(until, now + LONGEST);
    if (retryAt < until) await writeTries({ failed, until: retryAt }); // the clock was set back
    return fail({ cause: 'too-soon', retryAt });
  }
  const next = now + (PAUSES[failed] ?? LONGEST);
  await writeTries({ failed: failed + 1, until: next });
  return ok(next);
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
