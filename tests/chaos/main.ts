import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';

/* npm run chaos -- --minutes 10 [--seed 7]: prints what it did, and exits with 1 where the books do not fit. */

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const end = Date.now() + Number(values.minutes) * 60_000;
let failed = false;
for (let seed = Number(values.seed); Date.now() < end; seed++) {
  const { faulty, ...did } = await chaos({ seed, rounds: 60, until: end });
  console.log(`seed ${seed}:`, JSON.stringify(did), faulty.length === 0 ? 'the books fit' : faulty);
  failed ||= faulty.length > 0;
}
process.exitCode = failed ? 1 : 0;
