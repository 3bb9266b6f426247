import {
  type Batch,
  type BatchBaseline,
  type BatchItem,
  type BatchOperation,
  type BatchPhase,
  type GenerateBaseline,
  type GenerateInput,
  type GenerateOperation,
  type GenerateState,
  type Group,
  type Hold,
  NO_COUNTS,
  type Operation,
  type Outcome,
  type Reason,
  type Span,
} from '@/utils/share-codes/operation';
import { FRESH, type Patience } from '@/utils/share-codes/patience';
import type { RequestLimit } from '@/utils/share-codes/request-limit';
import {
  type Fields,
  flag,
  listOf,
  mended,
  name,
  nameIn,
  namesTo,
  nullable,
  number,
  oneOf,
  or,
  type Read,
  record,
  text,
  time,
  wholeListOf,
} from './fields';
import { failure } from './read-failure';
import { origin, shareCode } from './read-records';
import type { PastItem, PastOperation } from './records';

/*
 * The journal, read back. What is whole goes on. Of what is damaged everything that can be read is shown, and
 * nothing is ever sent.
 */

const HOLDS: Record<Hold, true> = {
  person: true,
  key: true,
  'whose-key': true,
  locked: true,
  moved: true,
};
const SOURCES: Record<Operation['source'], true> = {
  popup: true,
  menu: true,
  review: true,
  codes: true,
};
const STATES: Record<GenerateState, true> = {
  accepted: true,
  sent: true,
  answered: true,
  unconfirmed: true,
  possible: true,
  unclear: true,
  done: true,
  refused: true,
};
/** Older versions called it missing. */
const generateState: Read<GenerateState> = (value) =>
  value === 'missing' ? 'unclear' : nameIn(STATES)(value);
const PHASES: Record<BatchPhase, true> = {
  waiting: true,
  sent: true,
  checking: true,
  confirming: true,
  refused: true,
};

/** The fields that every record of a kind has. */
type Always<T> = { [Name in keyof T as object extends Pick<T, Name> ? never : Name]: T[Name] };

const common = {
  id: name,
  accountId: name,
  source: nameIn(SOURCES),
  createdAt: time,
  settledAt: nullable(time),
  seen: flag,
  dueAt: nullable(time),
  hold: nullable(nameIn(HOLDS)),
  failure: nullable(failure),
  tries: number,
};

const truth: Read<true> = (value) => (value === true ? true : undefined);

/** Fields that not every record has. */
const mayLack = {
  open: ((value) => (value === 1 ? 1 : undefined)) satisfies Read<1>,
  within: number,
  begunOn: origin,
};

const span = record<Span>({ from: time, to: time });
const spans: Read<Span[]> = or(wholeListOf(span), []);
const codes = wholeListOf(shareCode);
const names = wholeListOf(name);

const patience = record<Patience>(
  { waited: number, lookedAt: nullable(time), most: number, stalled: number },
  'most',
  'stalled',
);

const GENERATE: Fields<Always<GenerateOperation>> = {
  ...common,
  kind: oneOf('generate'),
  input: record<GenerateInput>({ ipsPerCode: number, count: number, forwardTo: nullable(text) }),
  state: generateState,
  baseline: nullable(
    record<GenerateBaseline>(
      {
        codes: names,
        newestCreatedAt: nullable(time),
        knownSince: time,
        complete: flag,
        partial: truth,
        tied: flag,
        balance: nullable(number),
        serverTime: nullable(time),
      },
      'knownSince',
      'partial',
    ),
  ),
  sentAt: nullable(time),
  codes,
  surplus: codes,
  surplusRevoked: flag,
  possible: codes,
  balanceAfter: nullable(number),
};

type Counts = BatchOperation['counts'];

/** A word that older records do not know. */
const orNone: Read<number> = (value) => (value === undefined ? 0 : number(value));

const COUNTS: Fields<Counts> = {
  redeemed: number,
  revoked: number,
  'already-yours': number,
  refused: number,
  'not-sent': number,
  unclear: orNone,
};

const BATCHES: Fields<Always<BatchOperation>> = {
  ...common,
  kind: oneOf('redeem', 'revoke'),
  state: oneOf('running', 'done', 'cancelled'),
  total: number,
  counts: record(COUNTS),
  cursor: number,
  batches: number,
  baseline: nullable(
    record<BatchBaseline>(
      {
        usedCodes: nullable(names),
        newestUsedAt: nullable(time),
        balance: nullable(number),
        isWhole: truth,
        readAt: time,
        others: names,
      },
      'isWhole',
      'readAt',
      'others',
    ),
  ),
  ipsChanged: number,
  balanceAfter: nullable(number),
};

const wholeGenerate = record<GenerateOperation>(
  {
    ...GENERATE,
    ...mayLack,
    acted: span,
    hadAnswer: truth,
    named: number,
    shown: truth,
    surplusKept: truth,
    copied: truth,
    declined: names,
    glimpsed: codes,
    patience,
  },
  'open',
  'within',
  'begunOn',
  'acted',
  'hadAnswer',
  'named',
  'shown',
  'surplusKept',
  'copied',
  'declined',
  'glimpsed',
  'patience',
);

export const wholeBatches = record<BatchOperation>(
  {
    ...BATCHES,
    ...mayLack,
    undo: record({ until: time, session: text }),
    isUnchecked: truth,
    limit: record<RequestLimit>({ pause: number, atOnce: number, sent: number, left: number }),
  },
  'open',
  'within',
  'begunOn',
  'undo',
  'isUnchecked',
  'limit',
);

/** An operation that is whole: only such a one may be carried on or changed. */
export const wholeOperation: Read<Operation> = (value) =>
  wholeGenerate(value) ?? wholeBatches(value);

/** What an operation is shown as that cannot be read whole: over, with what can be read of it. */
const OVER = {
  settledAt: null,
  seen: true,
  dueAt: null,
  hold: null,
  failure: { cause: 'damaged' },
  tries: 0,
} as const;

const BLANK = {
  ...OVER,
  source: 'popup',
  createdAt: 0,
  baseline: null,
  balanceAfter: null,
} as const;

const brokenGenerate = mended<Always<GenerateOperation>>(
  {
    ...GENERATE,
    input: mended<GenerateInput>(
      { ipsPerCode: number, count: number, forwardTo: nullable(text) },
      { ipsPerCode: 0, count: 0, forwardTo: null },
    ),
    codes: listOf(shareCode),
    surplus: listOf(shareCode),
  },
  {
    ...BLANK,
    input: { ipsPerCode: 0, count: 0, forwardTo: null },
    state: 'refused',
    sentAt: null,
    codes: [],
    surplus: [],
    surplusRevoked: true,
    possible: [],
  },
);

const brokenBatches = mended<Always<BatchOperation>>(
  { ...BATCHES, counts: mended(COUNTS, NO_COUNTS) },
  {
    ...BLANK,
    state: 'cancelled',
    total: 0,
    counts: NO_COUNTS,
    cursor: 0,
    batches: 0,
    ipsChanged: 0,
  },
);

export const readOperation: Read<Operation> = (value) =>
  wholeOperation(value) ?? over(brokenGenerate(value)) ?? overBatches(brokenBatches(value));

const over = (broken: GenerateOperation | undefined): GenerateOperation | undefined =>
  broken && {
    ...broken,
    ...OVER,
    state: broken.state === 'done' ? 'done' : 'refused',
    possible: [],
  };

const overBatches = (broken: BatchOperation | undefined): BatchOperation | undefined =>
  broken && { ...broken, ...OVER, state: broken.state === 'done' ? 'done' : 'cancelled' };

const reasons: { [C in Reason['cause']]: Read<Extract<Reason, { cause: C }>> } = {
  server: record({ cause: oneOf('server'), words: wholeListOf(text) }),
  'none-given': record({ cause: oneOf('none-given') }),
  used: record({ cause: oneOf('used') }),
  failed: record({ cause: oneOf('failed'), failure }),
};
const reason: Read<Reason> = (value) =>
  reasons.server(value) ??
  reasons['none-given'](value) ??
  reasons.used(value) ??
  reasons.failed(value);

const withIps = record({
  word: oneOf('redeemed', 'revoked', 'already-yours'),
  ips: nullable(number),
});
const refused = record({ word: oneOf('refused'), reason });
const notSent = record<Extract<Outcome, { word: 'not-sent' }>>(
  { word: oneOf('not-sent'), own: oneOf('sure', 'unknown') },
  'own',
);
const unclear = record({ word: oneOf('unclear') });
export const outcome: Read<Outcome> = (value) =>
  withIps(value) ?? refused(value) ?? notSent(value) ?? unclear(value);

const before = record({ status: nullable(number), ips: nullable(number) });

const item = record<BatchItem>(
  { code: name, outcome: nullable(outcome), ownToo: truth, before, out: spans },
  'ownToo',
  'before',
  'out',
);

const wholeBatch = record<Batch>(
  {
    operationId: name,
    index: number,
    items: wholeListOf(item),
    groups: wholeListOf(
      record<Group>(
        {
          codes: names,
          tries: number,
          unsure: flag,
          yes: truth,
          later: truth,
          setAside: truth,
        },
        'yes',
        'later',
        'setAside',
      ),
    ),
    phase: nameIn(PHASES),
    reasons: namesTo(text),
    refusedBy: failure,
    patience: or(patience, FRESH),
    unanswered: number,
    looked: names,
  },
  'refusedBy',
  'unanswered',
  'looked',
);

const UNREADABLE: Outcome = {
  word: 'refused',
  reason: { cause: 'failed', failure: { cause: 'damaged' } },
};

const NOT_KNOWN = { status: null, ips: null };

const brokenBatch = record<Pick<Batch, 'operationId' | 'index' | 'items'>>({
  operationId: name,
  index: number,
  items: or(
    listOf(
      record<Omit<BatchItem, 'ownToo'>>(
        {
          code: name,
          outcome: or(nullable(outcome), UNREADABLE),
          before: or(before, NOT_KNOWN),
          out: spans,
        },
        'before',
        'out',
      ),
    ),
    [],
  ),
});

/** Of one that is damaged nothing is shown: it was history, and the file still has it. */
export const readPast = record<PastOperation>({
  accountId: name,
  id: name,
  at: time,
  operation: wholeOperation,
  items: wholeListOf(record<PastItem>({ code: name, outcome })),
});

/** Codes of a damaged batch that have no outcome are looked for in the lists, and not sent. */
export const readBatch: Read<Batch> = (value) => {
  const whole = wholeBatch(value);
  if (whole && isAccountedFor(whole)) return whole;
  const broken = brokenBatch(value);
  if (!broken) return undefined;
  const open = broken.items.flatMap(({ code, outcome: known }) => (known ? [] : [code]));
  const groups = open.length > 0 ? [{ codes: open, tries: 0, unsure: false }] : [];
  return { ...broken, groups, phase: 'confirming', reasons: {}, patience: FRESH };
};

/** Whether every code without an outcome stands in a group, or nothing would ever become of it. */
function isAccountedFor({ items, groups }: Batch): boolean {
  const grouped = new Set(groups.flatMap((group) => group.codes));
  return items.every((one) => one.outcome !== null || grouped.has(one.code));
}
