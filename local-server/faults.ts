import * as v from 'valibot';
import type { Random } from './random.ts';

const LISTS = ['list-share-code', 'list-use-code'] as const;
const BATCHES = ['use-code', 'revoke-code'] as const;
const ACCOUNT = ['get-info', 'get-balance-data'] as const;
const READS = [...LISTS, 'get-balance-data'] as const;
const CHANGES = ['generate', ...BATCHES] as const;
export const ENDPOINTS = [...LISTS, 'generate', ...BATCHES, ...ACCOUNT] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

const Endpoint = v.picklist(ENDPOINTS);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const when = v.optional(v.picklist(['before', 'after']), 'before');
const under = v.optional(v.string());

/** A kind of misbehaviour, its settings, and the endpoints it concerns unless `on` says others. */
function kind<const Name extends string, Entries extends v.ObjectEntries>(
  name: Name,
  entries: Entries,
  on: readonly [Endpoint, ...Endpoint[]] = ENDPOINTS,
) {
  return v.strictObject({
    fault: v.literal(name),
    ...entries,
    on: v.optional(v.union([Endpoint, v.array(Endpoint)]), [...on]),
    times: v.optional(count),
    probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  });
}

export const Fault = v.variant('fault', [
  // The connection, before or after acting.
  kind('delay', { ms: v.number(), when }),
  kind('hang', { when }),
  kind('cut', { when: v.optional(v.picklist(['before', 'after', 'within']), 'before') }),
  kind('answer', {
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    body: v.optional(v.picklist(['json', 'html', 'empty']), 'json'),
    retryAfter: v.optional(v.number()),
    retryAs: v.optional(v.picklist(['seconds', 'date']), 'seconds'),
    when,
  }),
  kind('redirect', { status: v.optional(v.number(), 308), to: v.optional(v.string()), when }),
  kind('missing', {}, ACCOUNT),
  kind('close', {}),
  kind('rate-limit', { perMinute: count }),
  kind('date', { seconds: v.optional(v.number(), 0), none: v.optional(v.boolean(), false) }),
  // How the key and failures are handled.
  kind('key-in', { where: v.picklist(['header', 'query', 'either']) }),
  kind('failures-as-200', {}),
  kind('whole-batch', {}, BATCHES),
  // What is done.
  kind('makes', { change: v.pipe(v.number(), v.integer()) }, ['generate']),
  kind('acts-twice', {}, ['generate']),
  kind('late', { ms: v.number(), status: v.optional(v.number(), 504) }, CHANGES),
  // The shape of an answer.
  kind(
    'generate-shape',
    {
      shape: v.optional(v.picklist(['items', 'strings', 'null', 'unreadable']), 'items'),
      drop: v.optional(v.number(), 0),
      under,
    },
    ['generate'],
  ),
  kind(
    'batch-shape',
    {
      shape: v.picklist(['strings', 'items', 'count', 'null', 'applied-failed', 'all', 'each']),
      under,
    },
    BATCHES,
  ),
  kind('refusals', { in: v.picklist(['errors', 'message', 'nowhere']) }, BATCHES),
  kind('bare-list', {}, LISTS),
  kind('odd-items', {}, LISTS),
  kind('milliseconds', {}),
  kind('status-numbers', { numbers: v.tuple([count, count, count, count]) }),
  kind('keep-revoked', {}, LISTS),
  kind('ignores-sort', {}, LISTS),
  kind('page-limit', { limit: count }, LISTS),
  kind('lag', { ms: v.number() }, READS),
  kind('cache', { seconds: v.number(), age: v.optional(v.boolean(), true) }, READS),
  kind('ignores-keyword', {}, LISTS),
  kind('ignores-page', {}, LISTS),
  kind('one-page', {}, LISTS),
  kind('counts-asked', {}, LISTS),
  kind('hides-used', {}, LISTS),
  kind('masks-recipients', {}, LISTS),
  kind('other-spelling', { how: v.picklist(['lower', 'dashes']) }),
  kind('local-time', { hours: v.number() }),
]);

export type Fault = v.InferOutput<typeof Fault>;
export type FaultInput = v.InferInput<typeof Fault>;
export type FaultNamed<Name extends Fault['fault']> = Extract<Fault, { fault: Name }>;

/** The faults one request meets, in the order they were listed. */
export class Met {
  readonly all: readonly Fault[];

  constructor(all: readonly Fault[]) {
    this.all = all;
  }

  get<Name extends Fault['fault']>(name: Name): FaultNamed<Name> | undefined {
    return this.all.find((fault): fault is FaultNamed<Name> => fault.fault === name);
  }

  has(name: Fault['fault']): boolean {
    return this.get(name) !== undefined;
  }
}

export class Faults {
  #list: Fault[] = [];
  #left = new Map<Fault, number>();
  #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  get list(): readonly Fault[] {
    return this.#list;
  }

  /** Replaces them all. Takes one, or a list, and says what it cannot read. */
  set(input: unknown): void {
    this.#list = v.parse(v.array(Fault), Array.isArray(input) ? input : [input]);
    this.#left.clear();
  }

  meet(endpoint: Endpoint): Met {
    return new Met(this.#list.filter((fault) => this.#strikes(fault, endpoint)));
  }

  #strikes(fault: Fault, endpoint: Endpoint): boolean {
    if (![fault.on].flat().includes(endpoint)) return false;
    const left = this.#left.get(fault) ?? fault.times ?? Number.POSITIVE_INFINITY;
    if (left <= 0) return false;
    if (fault.probability !== undefined && this.#random() >= fault.probability) return false;
    this.#left.set(fault, left - 1);
    return true;
  }
}
