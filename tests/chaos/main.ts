import { readFlags } from '../../local-server/flags.ts';
import type { BrowserName } from '../browsers/screen.ts';
import { randomPerson } from '../person/run.ts';
import { tellTruth } from '../truth/main.ts';
import type { Report } from '../truth/report.ts';
import { areTrue, tellAll, tellPiece } from '../truth/tell-reports.ts';
import { loadExtension } from '../truth/world.ts';
import { run } from './run.ts';

/*
 * npm run chaos -- --minutes 10 [--seed 7] [--firefox]: random operations in real browsers against servers that are bad
 * in many ways; every word is compared with the server's books. Exits with 1 where one was wrong.
 * With --person [--firefox] a random person works in the pages instead, and what was spent and typed is judged.
 * With --truth [--operations 5000] the background runs in Node against such servers, its clock driven by the test.
 */

const values = readFlags({
  minutes: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  person: { type: 'boolean', default: false },
  firefox: { type: 'boolean', default: false },
  truth: { type: 'boolean', default: false },
  operations: { type: 'string', default: '500' },
});
const browser: BrowserName = values.firefox ? 'firefox' : 'chromium';
const firstSeed = Number(values.seed);
const started = Date.now();
const end = started + Number(values.minutes) * 60_000;

/** Operations to a server. */
const TO_A_SERVER = 20;

/** @returns whether all words were true */
async function runInBrowsers(): Promise<boolean> {
  const extension = await loadExtension();
  const reports: Report[] = [];
  for (let seed = firstSeed; Date.now() < end; seed++) {
    const report = await run(extension, { seed, browser, operations: TO_A_SERVER });
    tellPiece(report);
    reports.push(report);
  }
  tellAll(reports, (Date.now() - started) / 60_000);
  return areTrue(reports);
}

/** @returns whether all fits */
async function runPerson(): Promise<boolean> {
  let fits = true;
  for (let seed = firstSeed; Date.now() < end; seed++) {
    const { faulty, ...did } = await randomPerson({ seed, browser, presses: 60, until: end });
    console.log(`seed ${seed}:`, JSON.stringify(did), faulty.length === 0 ? 'all fits' : '');
    for (const words of faulty.slice(0, 30)) console.log(words);
    if (faulty.length > 30) console.log(`and ${faulty.length - 30} more`);
    fits &&= faulty.length === 0;
  }
  return fits;
}

async function runWished(): Promise<boolean> {
  if (values.person) return runPerson();
  return values.truth ? tellTruth(Number(values.operations), firstSeed) : runInBrowsers();
}

process.exitCode = (await runWished()) ? 0 : 1;
