import type { ServerFailure } from '@/utils/share-codes/failure';
import { type ClientOptions, TIME_LIMIT } from './options';

const MOST_RETRIES = 2;

/** The first pause, doubled each time, in ms. */
const FIRST_PAUSE = 500;

/** Who is told to wait longer than this answers at once instead, in ms. */
const LONGEST_PAUSE = 10_000;

type Attempt = { ok: true } | { ok: false; failure: ServerFailure };

/**
 * Tries a read again where that may help, at most twice, and never starts a try later than the time limit after
 * the first. For reads alone: what changes something is sent once.
 */
export async function withRetries<T extends Attempt>(
  options: ClientOptions,
  attempt: () => Promise<T>,
): Promise<T> {
  const { now = Date.now, sleep = wait, random = Math.random } = options;
  const lastStart = now() + (options.timeLimit ?? TIME_LIMIT);
  for (let retries = 0; ; retries++) {
    const answer = await attempt();
    if (answer.ok || retries === MOST_RETRIES) return answer;
    const pause = pauseAfter(answer.failure, { retries, now: now(), random: random() });
    if (pause === null || now() + pause > lastStart || options.signal?.aborted) return answer;
    await sleep(pause);
  }
}

/** How long to wait before another try, in ms; `null` if it would not help. */
function pauseAfter(
  failure: ServerFailure,
  { retries, now, random }: { retries: number; now: number; random: number },
): number | null {
  const backoff = FIRST_PAUSE * 2 ** retries * (0.5 + random / 2);
  switch (failure.cause) {
    case 'unreachable':
      return failure.offline ? null : backoff;
    case 'server-error':
      return backoff;
    case 'rate-limited': {
      const told = failure.retryAt === null ? 0 : failure.retryAt - now;
      return told > LONGEST_PAUSE ? null : Math.max(told, 0) + backoff;
    }
    default:
      return null; // a read that timed out has had its time
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
