import type { Entry, Finding } from './log.ts';

const LINES = 14;
const AFTER = 50;

/** A finding in words, with the last things that were done before it. */
export function trace({ at, rule, words }: Finding, log: readonly Entry[]): string {
  const lines = [...log]
    .sort((one, other) => one.at - other.at)
    .filter((entry) => entry.at <= at + AFTER)
    .flatMap((entry) =>
      wordsOf(entry).map(
        (line) => `    ${Math.round(entry.at - at)} ms: ${line.replaceAll('\n', ' ')}`,
      ),
    );
  return [`${rule}: ${words}`, ...lines.slice(-LINES)].join('\n');
}

function wordsOf(entry: Entry): string[] {
  switch (entry.what) {
    case 'did':
      return [`${entry.words}${entry.page === null ? '' : ` in page ${entry.page}`}`];
    case 'opened':
      return [`page ${entry.page} opened (${entry.kind})`];
    case 'closed':
      return [`page ${entry.page} closed`];
    case 'wrote':
      return [`typed “${entry.text.slice(0, 60)}” into ${entry.field} of page ${entry.page}`];
    case 'request': {
      const { path, sender, body, status } = entry.request;
      const isAct = /\/(generate|use-code|revoke-code)$/.test(path);
      return isAct ? [`request ${path} by ${sender}: ${JSON.stringify(body)} → ${status}`] : [];
    }
    case 'limit':
      return [`the limit is ${entry.ips}`];
    case 'menu':
      return [`menu on “${entry.text.slice(0, 60)}”`];
    case 'seen':
      return pressWords(entry.page, entry.seen);
  }
}

function pressWords(page: number, { press, picture }: Extract<Entry, { what: 'seen' }>['seen']) {
  if (!press) return [];
  const { ips, count, to, codes } = picture.fields;
  const fields =
    ips === null
      ? `ticked ${picture.ticked.join(', ')}`
      : `${ips} × ${count} to “${to}”, codes “${codes?.slice(0, 40)}”`;
  const held = press.repeat ? ' (held)' : '';
  return [
    `PRESS ${press.kind} “${press.name}”${held} in page ${page}, ${picture.account}: ${fields}`,
  ];
}
