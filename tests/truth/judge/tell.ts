import type { Act } from '../../../local-server/books.ts';
import type { Journal } from '../../chaos/journal.ts';
import type { Extension } from '../browser/profile.ts';
import type { World } from '../people.ts';
import type { Sent } from '../sent.ts';
import type { Finding } from './finding.ts';
import { plain, type Truth } from './truth.ts';

interface Around extends Extension {
  world: World;
  journal: Journal;
  truth: Truth;
  /** When the operation began. */
  begun: number;
}

/** The finding, what the person reads, and what went on since the operation began, in the order of time. */
export function tellFinding(finding: Finding, around: Around): string[] {
  const { operationId, code, kind, truth } = finding;
  const { world, begun } = around;
  const { name } = around.truth.person;
  const after = (at: number) => `${((at - begun) / 1000).toFixed(1)} s`;
  const befell = around.truth.person.events.filter(({ at }) => at >= begun);
  const events = [...requests(finding, around), ...acts(finding, around), ...befell];
  return [
    `${kind}${code ? `: ${code}` : ''} (browser ${name}, operation ${operationId})`,
    `  reads  ${wordsOf(finding, around)}`,
    `  truth  ${truth}`,
    `  found  after ${after(world.time.now)}`,
    ...events
      .toSorted((a, b) => a.at - b.at)
      .slice(0, 25)
      .map(({ at, text }) => `  ${after(at)} ${text}`),
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

interface Event {
  at: number;
  text: string;
}

/** The requests of the operation, and between them how many lists were read. */
function requests({ operationId }: Finding, { truth, begun }: Around): Event[] {
  const events: Event[] = [];
  let reads: Sent[] = [];
  const tellReads = () => {
    const [first] = reads;
    if (first) events.push({ at: first.at, text: `${reads.length} reads, ${answersOf(reads)}` });
    reads = [];
  };
  for (const sent of truth.person.sent.filter(({ at }) => at >= begun)) {
    if (sent.method === 'GET') reads.push(sent);
    else if (truth.operationOf(sent)?.id === operationId) {
      tellReads();
      events.push({ at: sent.at, text: tellChange(sent) });
    }
  }
  tellReads();
  return events;
}

function answersOf(reads: Sent[]): string {
  const counts = new Map<string, number>();
  for (const { endpoint, status } of reads) {
    const name = `${endpoint} ${status ?? 'no answer'}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
}

function tellChange({ id, at, method, endpoint, body, status, endedAt, text }: Sent): string {
  const end = endedAt === null ? 'nobody waited' : `${((endedAt - at) / 1000).toFixed(1)} s later`;
  const asked = JSON.stringify(body).slice(0, 120);
  return `${id} ${method} ${endpoint} ${asked} → ${status ?? 'no answer'}, ${end} ${text.slice(0, 200)}`;
}

/** What the books say of the code; of a generate, of all that was made meanwhile. */
function acts({ operationId, code }: Finding, { world, begun, journal }: Around): Event[] {
  const isGenerate = journal.operations.some(
    ({ id, kind }) => id === operationId && kind === 'generate',
  );
  const concerns = (act: Act) =>
    act.code === plain(code ?? '') || (isGenerate && act.did === 'made' && act.at >= begun);
  return world.server.books.acts
    .filter(concerns)
    .map(({ at, by, did, code: of }) => ({ at, text: `in the books: ${of} ${did} by ${by}` }));
}
