import { byKind, countAll, type Report, sum } from './report.ts';

/** One piece, with an example of each kind of finding. */
export function tellPiece({
  seed,
  server,
  operations,
  codes,
  browsers,
  findings,
  errors,
}: Report): void {
  const wrong = findings.filter(({ untellable }) => !untellable);
  console.log(
    `seed ${seed}: ${operations} operations, ${codes} codes, ${browsers} browsers, ${wrong.length} findings. Server: ${waysOf(server)}`,
  );
  for (const kind of new Set(wrong.map((finding) => finding.kind)))
    console.log(wrong.find((finding) => finding.kind === kind)?.words.join('\n'));
  for (const error of errors) console.log(`error in the background: ${error}`);
}

export function tellAll(reports: Report[], minutes: number): void {
  const total = (of: (report: Report) => number) => reports.reduce((all, one) => all + of(one), 0);
  const operations = total((one) => one.operations);
  console.log(
    `\n${operations} operations with ${total((one) => one.codes)} codes on ${reports.length} servers, ${Math.round(operations / minutes)} operations a minute`,
  );
  console.log('Words:', JSON.stringify(sum(reports.map(({ words }) => words))));
  console.log('Befell browsers:', JSON.stringify(sum(reports.map(({ befell }) => befell))));
  console.log(['Wrong:', ...byKind(reports, false)].join('\n'));
  console.log(
    ['Nobody could have told:', ...byKind(reports, true), ...untellable(reports)].join('\n'),
  );
}

/** By the server: how often what could not have been told befell there. */
function untellable(reports: Report[]): string[] {
  return reports.flatMap(({ seed, server, findings }) => {
    const kinds = countAll(findings.filter((one) => one.untellable).map(({ kind }) => kind));
    const words = Object.entries(kinds).map(([kind, count]) => `${count} × ${kind}`);
    return words.length > 0 ? `  seed ${seed}, ${waysOf(server)}: ${words.join('; ')}` : [];
  });
}

const waysOf = (server: string[]): string => server.join(', ') || 'good';

/** Where nobody could have told of more operations than this part of them, the judge excuses too much… */
const MOST_UNTELLABLE = 0.1;
/** …but so many may come together by chance. */
const FEW = 5;

/** Whether all words were true, but for a few that nobody could have told, and nothing broke. */
export function areTrue(reports: Report[]): boolean {
  const isSound = reports.every(
    ({ findings, errors }) => errors.length === 0 && findings.every((one) => one.untellable),
  );
  const total = (of: (report: Report) => number) => reports.reduce((all, one) => all + of(one), 0);
  const excused = total(({ findings }) => new Set(findings.map((one) => one.operationId)).size);
  return isSound && excused <= Math.max(FEW, MOST_UNTELLABLE * total((one) => one.operations));
}
