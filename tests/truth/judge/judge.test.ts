import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveBy } from '../../../local-server/clock.ts';
import { type LocalServer, startLocalServer } from '../../../local-server/server.ts';
import type {
  Batch,
  BatchOperation,
  GenerateOperation,
  Outcome,
} from '../../../utils/share-codes/operation.ts';
import { newShareCode } from '../../../utils/share-codes/share-code.fixture.ts';
import { Clock } from '../clock.ts';
import type { Person } from '../people.ts';
import { newSent, type Sent } from '../sent.ts';
import { judgeBatches } from './batches.ts';
import { judgeGenerate } from './generates.ts';
import { Truth } from './truth.ts';

/*
 * Journals and books made by hand: the judge must see each lie, and nothing else.
 */

const clock = new Clock();
let server: LocalServer;
beforeAll(async () => {
  liveBy({ now: () => clock.now, sleep: async () => {}, later: () => {} });
  server = await startLocalServer();
});
afterAll(() => server.close());

const OK = '{"success":true,"result":["x"]}';
const NO = '{"success":false,"message":"No"}';
const LOST = '';

/** A request of ours, at a time of its own. */
function sendOne(endpoint: string, body: object, text: string): Sent {
  clock.now += 60_000;
  const at = clock.now;
  const from = { id: `A-${at}`, browser: 'A', at, wall: at };
  const status = text === LOST ? null : 200;
  return { ...newSent(from, 'POST', endpoint, JSON.stringify(body)), endedAt: at, status, text };
}

function truthOf(request: Sent, operation: BatchOperation | GenerateOperation, codes: string[]) {
  const nothing = { operations: [], batches: [] };
  const person: Person = {
    name: 'A',
    address: server.url,
    accounts: ['main'],
    sent: [request],
    outages: [],
    events: [],
    errors: [],
    journal: async () => nothing,
    open: async () => nothing,
    say: async () => null,
  };
  const asked = new Map([[operation.id, { at: request.at, codes: new Set(codes) }]]);
  return new Truth(server, person, [operation], asked);
}

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

describe('a code to redeem', () => {
  const operation: BatchOperation = {
    ...RECORD,
    kind: 'redeem',
    state: 'done',
    total: 1,
    counts: { redeemed: 0, revoked: 0, refused: 0, 'already-yours': 0, 'not-sent': 0, unclear: 0 },
    cursor: 0,
    batches: 1,
    ipsChanged: 0,
  };
  const REFUSED: Outcome = { word: 'refused', reason: { cause: 'none-given' } };
  const REDEEMED: Outcome = { word: 'redeemed', ips: 7 };
  const YOURS: Outcome = { word: 'already-yours', ips: 7 };

  it.each([
    ['us', OK, REDEEMED, []],
    ['us', OK, YOURS, []],
    ['us', OK, REFUSED, ['“Refused” for what was redeemed']],
    ['us', NO, REFUSED, ['a no that was acted on, and nothing showed it while it was looked for']],
    ['colleague', OK, REDEEMED, ['“Redeemed” for what another request redeemed']],
    [
      'colleague',
      LOST,
      REDEEMED,
      ['another request redeemed it while our own was out, whose answer does not name it'],
    ],
    ['colleague', NO, YOURS, []],
    ['colleague', NO, REFUSED, []],
    [null, OK, REDEEMED, ['“Redeemed” that is not']],
    [null, NO, YOURS, ['“Already yours” that is not']],
    [null, NO, REFUSED, []],
  ] as const)('redeemed by %s, with the answer %s, called %o', (who, text, outcome, kinds) => {
    const code = server.books.add(1, { maker: 'x@y.example', ips: 7 })[0]?.code ?? '';
    const request = sendOne('use-code', { codes: [code] }, text.replace('"x"', `"${code}"`));
    const by = who === 'us' ? request.id : who;
    if (by) server.books.redeem(server.books.accounts[0], { codes: [code] }, by);
    expect(kindsOf(request, code, outcome)).toEqual(kinds);
  });

  /** What is found where that is what is said of the code. */
  function kindsOf(request: Sent, code: string, outcome: Outcome): string[] {
    const batch: Batch = {
      operationId: 'one',
      index: 0,
      items: [{ code, outcome }],
      groups: [],
      phase: 'waiting',
      reasons: {},
      patience: { waited: 0, lookedAt: null },
    };
    const found = judgeBatches(operation, [batch], truthOf(request, operation, [code]), true);
    return found.map(({ kind }) => kind);
  }

  it.each([
    ['that was cut', 50, {}, '“Redeemed” for what another request redeemed'],
    [
      'whose worker was killed',
      null,
      {},
      'another request redeemed it while our own was out, whose answer does not name it',
    ],
    [
      'whose answer may not have been read',
      50,
      { mayBeUnread: true, status: 200 },
      'another request redeemed it while our own was out, whose answer does not name it',
    ],
  ] as const)('redeemed by a colleague 8 s after a request %s', (_, ended, more, kind) => {
    const code = server.books.add(1, { maker: 'x@y.example', ips: 7 })[0]?.code ?? '';
    const request = sendOne('use-code', { codes: [code] }, LOST);
    const endedAt = ended === null ? null : request.at + ended;
    clock.now += 8000;
    server.books.redeem(server.books.accounts[0], { codes: [code] }, 'colleague');
    expect(kindsOf({ ...request, endedAt, ...more }, code, REDEEMED)).toEqual([kind]);
  });
});

describe('a generate of two codes', () => {
  const FEWER = '“Generated” with fewer codes than it says';
  const UNSEEN = 'codes that were made, and nothing shows them';
  const COLLEAGUES = '“New codes” that colleague made';
  const TWINS = 'a colleague made as many alike while our request had no answer';

  it.each([
    ['us', OK, 'done', 2, []],
    ['us', OK, 'done', 1, [FEWER]],
    ['us', LOST, 'unclear', 0, []],
    ['us', NO, 'refused', 0, [UNSEEN]],
    ['colleague', OK, 'done', 2, [COLLEAGUES, COLLEAGUES]],
    ['colleague', LOST, 'done', 2, [TWINS, TWINS]],
    ['colleague', LOST, 'unclear', 0, []],
    ['colleague', NO, 'refused', 0, []],
  ] as const)(
    'made by %s, with the answer %s, called %s with %i',
    (who, text, state, told, kinds) => {
      const request = sendOne('generate', { number_of_ips: 5, number_of_codes: 2 }, text);
      const by = who === 'us' ? request.id : who;
      const made = server.books.otherGenerate(server.books.accounts[0], { ips: 5, count: 2 }, by);
      const operation: GenerateOperation = {
        ...RECORD,
        kind: 'generate',
        input: { ipsPerCode: 5, count: 2, forwardTo: null },
        state,
        sentAt: request.wall,
        codes: made.slice(0, told).map(({ code }) => newShareCode(code)),
        surplus: [],
        surplusRevoked: false,
        possible: [],
      };
      const found = judgeGenerate(operation, truthOf(request, operation, []), true);
      expect(found.map(({ kind }) => kind)).toEqual(kinds);
    },
  );
});
