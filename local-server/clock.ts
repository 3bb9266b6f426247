import { setTimeout as sleep } from 'node:timers/promises';

/** The time that this server lives in. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** A pause in the midst of a request. Rejects when the server closes. */
  sleep(ms: number, closing: AbortSignal): Promise<unknown>;
  /** Something that no request waits for. */
  later(ms: number, act: () => void): void;
}

let clock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, null, { signal }),
  later: (ms, act) => setTimeout(act, ms).unref(),
};

export const now = (): number => clock.now();
export const pause: Clock['sleep'] = (ms, closing) => clock.sleep(ms, closing);
export const later: Clock['later'] = (ms, act) => clock.later(ms, act);

/** For a test that drives the time: from now on every server of this process lives by it. */
export function liveBy(other: Clock): void {
  clock = other;
}
