import { parseArgs } from 'node:util';
import { randomPerson } from '../person/run.ts';
import { tellTruth } from '../truth/main.ts';
import { chaos } from './chaos.ts';

/*
 * npm run chaos -- --minutes 10 [--seed 7]: prints what it did, and exits with 1 where the books do not fit.
 * With --person [--firefox] a random person works in the pages instead, and what was spent and typed is judged.
 * With --truth [--operations 5000] the background runs in Node against servers that are bad in many ways, its clock
 * driven by the test, and every word is compared with the server's books.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    person: { type: 'boolean', default: false },
    firefox: { type: 'boolean', default: false },
    truth: { type: 'boolean', default: false },
    operations: { type: 'string', default: '500' },
  },
});
const run = (seed: number) =>
  values.person
    ? randomPerson({
        seed,
        browser: values.firefox ? 'firefox' : 'chromium',
        presses: 60,
        until: end,
      })
    : chaos({ seed, rounds: 60, until: end });
const end = Date.now() + Number(values.minutes) * 60_000;

/** @returns whether all fits */
async function runUntilEnd(): Promise<boolean> {
  let fits = true;
  for (let seed = Number(values.seed); Date.now() < end; seed++) {
    const { faulty, ...did } = await run(seed);
    console.log(`seed ${seed}:`, JSON.stringify(did), faulty.length === 0 ? 'all fits' : '');
    for (const words of faulty.slice(0, 30)) console.log(words);
    if (faulty.length > 30) console.log(`and ${faulty.length - 30} more`);
    fits &&= faulty.length === 0;
  }
  return fits;
}

const fits = values.truth
  ? await tellTruth(Number(values.operations), Number(values.seed))
  : await runUntilEnd();
process.exitCode = fits ? 0 : 1;
