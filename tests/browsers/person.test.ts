import { expect, it } from 'vitest';
import { randomPerson } from '../person/run.ts';
import { BROWSERS } from './screen.ts';

const SEEDS = [3, 8];
const PRESSES = 24;
/** So long (ms) a person works at most; what was pressed is then waited for. */
const WORKS = 25_000;

it.each(BROWSERS.flatMap((browser) => SEEDS.map((seed) => ({ browser, seed }))))(
  'what a random person presses is sent, and what they type stays, in $browser with seed $seed',
  async ({ browser, seed }) => {
    const until = Date.now() + WORKS;
    const { faulty, presses } = await randomPerson({
      seed,
      browser,
      presses: PRESSES,
      until,
      slowest: 2500,
    });
    expect(faulty).toEqual([]);
    expect(presses).toBeGreaterThan(0); // how many, the machine says
  },
  120_000,
);
