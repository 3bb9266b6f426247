import { byKind, type Report, sum } from './report.ts';

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
  const ways = server.join(', ') || 'good';
  console.log(
    `seed ${seed}: ${operations} operations, ${codes} codes, ${browsers} browsers, ${wrong.length} findings. Server: ${ways}`,
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
  console.log(['Nobody could have told:', ...byKind(reports, true)].join('\n'));
}

/** Whether all words were true, but for those that nobody could have told. */
export const isTrue = ({ findings }: Report): boolean =>
  findings.every(({ untellable }) => untellable);
