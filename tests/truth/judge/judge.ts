import type { GenerateOperation, Operation } from '../../../utils/share-codes/operation.ts';
import type { Journal } from '../../chaos/journal.ts';
import type { Extension } from '../browser/profile.ts';
import { isGenerate } from '../journal.ts';
import type { Order } from '../orders.ts';
import type { Person, World } from '../people.ts';
import { countAll, emptyReport, type Report, sum } from '../report.ts';
import type { Way } from '../server/ways.ts';
import { judgeBatches } from './batches.ts';
import type { Finding } from './finding.ts';
import { isUnclear, judgeGenerate } from './generates.ts';
import { Patience } from './patience.ts';
import { tellFinding } from './tell.ts';
import { type Asked, plain, Truth } from './truth.ts';
import { judgeAccepted, judgeUnasked } from './unasked.ts';

/** What the judge keeps of one browser. */
interface Seen {
  person: Person;
  patience: Patience;
  asked: Asked;
}

/** Compares what people read with what is so, and tells each thing once. */
export class Judge {
  private readonly world: World;
  private readonly extension: Extension;
  private readonly seen: Seen[];
  private readonly told = new Set<string>();
  private readonly result = emptyReport();

  constructor(world: World, extension: Extension) {
    this.world = world;
    this.extension = extension;
    this.seen = world.people.map((person) => ({
      person,
      patience: new Patience(world.time.now),
      asked: new Map(),
    }));
  }

  /** A person is about to ask for this. */
  note(person: Person, order: Order): void {
    const codes = order.type === 'redeem' ? order.codes : [];
    const revoked = order.type === 'revoke' ? order.codes.map(({ code }) => code) : [];
    this.noteOne(person, order.id, [...codes, ...revoked]);
    this.result.operations++;
    this.result.codes += order.type === 'generate' ? order.input.count : order.codes.length;
  }

  noteSurplus(person: Person, { id, surplus }: GenerateOperation): void {
    this.noteOne(
      person,
      `${id}-surplus`,
      surplus.map(({ code }) => code),
    );
  }

  /** The extension has said that it does this. */
  noteAccepted(person: Person, { id }: Order): void {
    const asked = this.seen.find((one) => one.person === person)?.asked.get(id);
    if (asked) asked.isAccepted = true;
  }

  private noteOne(person: Person, id: string, codes: string[]): void {
    const seen = this.seen.find((one) => one.person === person);
    seen?.asked.set(id, { at: this.world.time.now, codes: new Set(codes) });
  }

  /** @returns whether anything is open */
  async lookForPatience(): Promise<boolean> {
    const { now } = this.world.time;
    let isOpen = false;
    for (const seen of this.seen) {
      const { person } = seen;
      const isDown = person.outages.some(({ from, to }) => from <= now && now < to + 30_000);
      const journal = await person.open();
      isOpen ||= journal.operations.length > 0;
      const truth = this.truthOf(seen, journal);
      this.tell(seen, journal, truth, seen.patience.look(journal, truth, now, !isDown));
    }
    return isOpen;
  }

  /** @param isEnd all evidence there will ever be has been read */
  async compare(isEnd: boolean): Promise<void> {
    for (const seen of this.seen) {
      const journal = await seen.person.journal();
      const truth = this.truthOf(seen, journal);
      const { operations, batches } = journal;
      const findings = operations.flatMap((operation) =>
        isGenerate(operation)
          ? judgeGenerate(operation, truth, isEnd)
          : judgeBatches(
              operation,
              batches.filter(({ operationId }) => operationId === operation.id),
              truth,
              isEnd,
            ),
      );
      this.tell(seen, journal, truth, [
        ...findings,
        ...judgeUnasked(journal, truth, seen.asked),
        ...judgeAccepted(journal, seen.asked),
      ]);
      if (isEnd) this.count(journal);
    }
  }

  /** After longer than anything may take, with keys that work. */
  async tellNeverEnded(): Promise<void> {
    for (const seen of this.seen) {
      const journal = await seen.person.journal();
      this.tell(seen, journal, this.truthOf(seen, journal), neverEnded(journal.operations));
    }
  }

  report({ seed }: { seed: number }, ways: Way[]): Report {
    const errors = this.seen.flatMap(({ person }) => person.errors);
    return {
      ...this.result,
      seed,
      browsers: this.seen.length,
      server: ways.map(({ name }) => name),
      befell: countAll(this.seen.flatMap(({ person }) => person.events.map(({ text }) => text))),
      errors: [...new Set(errors)],
    };
  }

  private truthOf({ person, asked }: Seen, { operations }: Journal): Truth {
    return new Truth(this.world.server, person, operations, asked);
  }

  /** The same of one code of an operation is told once. */
  private tell(seen: Seen, journal: Journal, truth: Truth, findings: Finding[]): void {
    for (const finding of findings) {
      const { operationId, kind, code } = finding;
      const name = [seen.person.name, operationId, kind, plain(code ?? '')].join(' ');
      if (this.told.has(name)) continue;
      this.told.add(name);
      const begun = seen.asked.get(finding.operationId)?.at ?? 0;
      const around = { ...this.extension, world: this.world, journal, truth, begun };
      const words = tellFinding(finding, around);
      this.result.findings.push({ ...finding, words });
    }
  }

  private count({ operations, batches }: Journal): void {
    const words = batches
      .flatMap(({ items }) => items)
      .map(({ outcome }) => outcome?.word ?? 'open');
    const states = operations.filter(isGenerate).map(stateWord);
    this.result.words = sum([this.result.words, countAll([...words, ...states])]);
  }
}

const stateWord = (operation: GenerateOperation): string =>
  isUnclear(operation) ? 'unclear' : `generate ${operation.state}`;

/** At the end nobody pauses anything, and each account has a key that works: nothing holds an operation any more. */
function neverEnded(operations: Operation[]): Finding[] {
  return operations
    .filter(({ open }) => open)
    .map(({ id, kind, hold }) => ({
      kind: `${kind}: never ended${hold === null ? '' : `, held: ${hold}`}`,
      operationId: id,
      code: null,
      truth: '',
    }));
}
