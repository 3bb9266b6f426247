import { parseArgs } from 'node:util';
import { randomPerson } from '../person/run.ts';
import { chaos } from './chaos.ts';

/*
 * npm run chaos -- --minutes 10 [--seed 7]: prints what it did, and exits with 1 where the books do not fit.
 * With --person [--firefox] a random person works in the pages instead, and what was spent and typed is judged.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    person: { type: 'boolean', default: false },
    firefox: { type: 'boolean', default: false },
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
let failed = false;
for (let seed = Number(values.seed); Date.now() < end; seed++) {
  const { faulty, ...did } = await run(seed);
  console.log(`seed ${seed}:`, JSON.stringify(did), faulty.length === 0 ? 'all fits' : '');
  for (const words of faulty.slice(0, 30)) console.log(words);
  if (faulty.length > 30) console.log(`and ${faulty.length - 30} more`);
  failed ||= faulty.length > 0;
}
process.exitCode = failed ? 1 : 0;
