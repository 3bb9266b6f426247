import type { Answer } from './answer.ts';
import { now } from './clock.ts';
import type { FaultNamed } from './faults.ts';

/** Something on the way that keeps answers, and gives them again for a while, with the date they had. */
export class Cache {
  readonly #kept = new Map<string, { answer: Answer; at: number }>();

  clear(): void {
    this.#kept.clear();
  }

  answer({ seconds, age }: FaultNamed<'cache'>, name: string, ask: () => Answer): Answer {
    const kept = this.#kept.get(name);
    const old = kept ? (now() - kept.at) / 1000 : Number.POSITIVE_INFINITY;
    if (kept && old < seconds) {
      const date = new Date(kept.at).toUTCString();
      const told = age ? { age: String(Math.floor(old)) } : {};
      return { ...kept.answer, headers: { ...kept.answer.headers, date, ...told } };
    }
    const answer = ask();
    this.#kept.set(name, { answer, at: now() });
    return answer;
  }
}
