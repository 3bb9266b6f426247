import { type Answer, failure } from './answer.ts';
import { now } from './clock.ts';

const MINUTE = 60_000;

/** So many requests in a minute, and no more. */
export class RateLimit {
  #times: number[] = [];

  clear(): void {
    this.#times = [];
  }

  /** What is answered to one request too many; else counts it. */
  refuse(perMinute: number): Answer | null {
    this.#times = this.#times.filter((at) => at > now() - MINUTE);
    const first = this.#times[0];
    if (first === undefined || this.#times.length < perMinute) {
      this.#times.push(now());
      return null;
    }
    const wait = Math.ceil((first + MINUTE - now()) / 1000);
    const answer = failure(429, 'Too many requests');
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(wait) } };
  }
}
