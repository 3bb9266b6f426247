import { byKind, type Report, sumWords } from './report.ts';
import { run } from './run.ts';
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
  return reports.every(({ findings }) => findings.every(({ untellable }) => untellable));
}

function tellPiece({ seed, server, operations, codes, browsers, findings, errors }: Report): void {
  const wrong = findings.filter(({ untellable }) => !untellable);
  const ways = server.join(', ') || 'good';
  console.log(
    `seed ${seed}: ${operations} operations, ${codes} codes, ${browsers} browsers, ${wrong.length} findings. Server: ${ways}`,
  );
  for (const kind of new Set(wrong.map((finding) => finding.kind)))
    console.log(wrong.find((finding) => finding.kind === kind)?.words.join('\n'));
  for (const error of errors) console.log(`error in the background: ${error}`);
}

function tellAll(reports: Report[], minutes: number): void {
  const sum = (of: (report: Report) => number) => reports.reduce((all, one) => all + of(one), 0);
  const operations = sum((one) => one.operations);
  console.log(
    `\n${operations} operations with ${sum((one) => one.codes)} codes on ${reports.length} servers, ${Math.round(operations / minutes)} operations a minute`,
  );
  console.log('Words:', JSON.stringify(sumWords(reports)));
  console.log(['Wrong:', ...byKind(reports, false)].join('\n'));
  console.log(['Nobody could have told:', ...byKind(reports, true)].join('\n'));
}
