import { liveBy } from '../../../local-server/clock.ts';
import { type LocalServer, startLocalServer } from '../../../local-server/server.ts';
import type {
  Batch,
  BatchItem,
  BatchOperation,
  GenerateOperation,
  Operation,
  Outcome,
} from '../../../utils/share-codes/operation.ts';
import { Clock } from '../clock.ts';
import type { Person } from '../people.ts';
import { newSent, type Sent } from '../sent.ts';
import { Truth } from './truth.ts';

/*
 * Journals and books made by hand, for tests of the judge.
 */

export const OK = '{"success":true,"result":["x"]}';
export const NO = '{"success":false,"message":"No"}';
export const LOST = '';

const RECORD = {
  id: 'one',
  accountId: 'main',
  source: 'popup',
  createdAt: 0,
  settledAt: 0,
  seen: false,
  dueAt: null,
  hold: null,
  failure: null,
  tries: 0,
  baseline: null,
  balanceAfter: null,
} as const;

const NO_COUNTS: BatchOperation['counts'] = {
  redeemed: 0,
  revoked: 0,
  refused: 0,
  'already-yours': 0,
  'not-sent': 0,
  unclear: 0,
};

/** A batch with these words for its codes, and the operation that has it alone. */
export function batchOf(kind: BatchOperation['kind'], items: BatchItem[]) {
  const batch: Batch = {
    operationId: RECORD.id,
    index: 0,
    items,
    groups: [],
    phase: 'waiting',
    reasons: {},
    patience: { waited: 0, lookedAt: null },
  };
  const counts = { ...NO_COUNTS };
  for (const { outcome } of items) if (outcome) counts[outcome.word]++;
  const operation: BatchOperation = {
    ...RECORD,
    kind,
    state: 'done',
    total: items.length,
    counts,
    cursor: 1,
    batches: 1,
    ipsChanged: items.reduce((sum, { outcome }) => sum + movedBy(outcome), 0),
  };
  return { operation, batch };
}

const movedBy = (outcome: Outcome | null): number =>
  outcome?.word === 'redeemed' || outcome?.word === 'revoked' ? (outcome.ips ?? 0) : 0;

/** One that has ended, of two codes with 5 IPs each. */
export const generateOf = (
  request: Sent,
  { state, codes }: Pick<GenerateOperation, 'state' | 'codes'>,
): GenerateOperation => ({
  ...RECORD,
  kind: 'generate',
  input: { ipsPerCode: 5, count: 2, forwardTo: null },
  state,
  sentAt: request.wall,
  codes,
  surplus: [],
  surplusRevoked: false,
  possible: [],
});

/** A server whose time is driven, and what a browser has sent to it. */
export class ByHand {
  readonly clock = new Clock();
  readonly server: LocalServer;

  private constructor(server: LocalServer) {
    this.server = server;
    liveBy({ now: () => this.clock.now, sleep: async () => {}, later: () => {} });
  }

  static async start(): Promise<ByHand> {
    return new ByHand(await startLocalServer());
  }

  /** A code of somebody else. */
  newCode(): string {
    return this.server.books.add(1, { maker: 'x@y.example', ips: 7 })[0]?.code ?? '';
  }

  /** A request of ours, at a time of its own. */
  send(endpoint: string, body: object, text: string): Sent {
    this.clock.now += 60_000;
    const at = this.clock.now;
    const from = { id: `A-${at}`, browser: 'A', at, wall: at };
    const status = text === LOST ? null : 200;
    return { ...newSent(from, 'POST', endpoint, JSON.stringify(body)), endedAt: at, status, text };
  }

  person(sent: Sent[], operations: Operation[] = [], batches: Batch[] = []): Person {
    const isOpen = (id: string) => operations.some((one) => one.id === id && one.open);
    return {
      name: 'A',
      address: this.server.url,
      accounts: ['main'],
      sent,
      outages: [],
      events: [],
      errors: [],
      journal: async () => ({ operations, batches }),
      open: async () => ({
        operations: operations.filter(({ open }) => open),
        batches: batches.filter(({ operationId }) => isOpen(operationId)),
      }),
      say: async () => null,
    };
  }

  truth(sent: Sent[], operation: Operation, codes: string[] = [], others: Operation[] = []): Truth {
    const at = sent[0]?.at ?? 0;
    const asked = new Map([[operation.id, { at, codes: new Set(codes) }]]);
    return new Truth(this.server, this.person(sent), [operation, ...others], asked);
  }
}
