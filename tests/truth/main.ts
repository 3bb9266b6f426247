import type { Report } from './report.ts';
import { run } from './run.ts';
import { areTrue, tellAll, tellPiece } from './tell-reports.ts';
import { loadExtension } from './world.ts';

/** Operations to a server, whose time then ends. */
const TO_A_SERVER = 25;

/** Runs so many operations in pieces, a server each, and prints what was found. @returns whether all words were true */
export async function tellTruth(operations: number, firstSeed: number): Promise<boolean> {
  const extension = await loadExtension();
  const reports: Report[] = [];
  const started = Date.now();
  for (let seed = firstSeed, left = operations; left > 0; seed++) {
    const report = await run(extension, { seed, operations: Math.min(TO_A_SERVER, left) });
    left -= TO_A_SERVER;
    reports.push(report);
    tellPiece(report);
  }
  tellAll(reports, (Date.now() - started) / 60_000);
  return areTrue(reports);
}
