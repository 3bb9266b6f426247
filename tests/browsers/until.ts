import { setTimeout } from 'node:timers/promises';

const LONGEST = 20_000;
const BETWEEN = 25;

/** Looks again and again until there is something (neither `null` nor false), and returns it. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | false> | T | null | false,
  longest = LONGEST,
): Promise<T> {
  for (const end = Date.now() + longest; ; await setTimeout(BETWEEN)) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
  }
}
