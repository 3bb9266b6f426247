import type { Journal } from '../../chaos/journal.ts';
import type { Sent } from '../browser/network.ts';
import type { Extension } from '../browser/profile.ts';
import type { Clock } from '../clock.ts';
import type { Person } from '../world.ts';
import type { Finding } from './finding.ts';

interface Around extends Extension {
  clock: Clock;
  person: Person;
  journal: Journal;
  begun: Map<string, number>;
}

/** The finding with what the person reads, and the requests since the operation began. */
export function tellFinding(finding: Finding, around: Around): string[] {
  const { operationId, code, kind, truth } = finding;
  const { name, network } = around.person.profile;
  const begun = around.begun.get(operationId) ?? 0;
  const requests = network.sent.filter(({ at }) => at >= begun);
  return [
    `${kind}${code ? `: ${code}` : ''} (browser ${name}, operation ${operationId})`,
    `  reads  ${wordsOf(finding, around)}`,
    `  truth  ${truth}`,
    `  found  after ${seconds(around.clock.now - begun)}`,
    ...requests.slice(0, 25).map((sent) => `  ${tellRequest(sent, begun)}`),
    ...(requests.length > 25 ? [`  and ${requests.length - 25} more requests`] : []),
  ];
}

function wordsOf({ operationId, code }: Finding, around: Around): string {
  const { journal, start, getMessage } = around;
  const operation = journal.operations.find(({ id }) => id === operationId);
  if (!operation) return 'nothing';
  const words = start({ browser: { i18n: { getMessage } } });
  const item = journal.batches
    .filter((batch) => batch.operationId === operationId)
    .flatMap(({ items }) => items)
    .find((one) => one.code === code);
  const line = words.operationLine(operation);
  return item ? `${words.outcomeLine(item.outcome)} (${line})` : line;
}

function tellRequest(
  { id, at, method, endpoint, body, status, endedAt, text }: Sent,
  begun: number,
) {
  const asked = method === 'GET' ? '' : ` ${JSON.stringify(body).slice(0, 100)}`;
  const answer = method === 'GET' ? '' : ` ${text.slice(0, 120).replaceAll('\n', ' ')}`;
  const end = endedAt === null ? 'nobody waited' : seconds(endedAt - begun);
  return `${seconds(at - begun)} ${id} ${method} ${endpoint}${asked} → ${status ?? 'none'} at ${end}${answer}`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
