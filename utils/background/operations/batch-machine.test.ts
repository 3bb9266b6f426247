import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result, ServerFailure } from '@/utils/share-codes/failure';
import type { Batch, BatchOperation, Outcome } from '@/utils/share-codes/operation';
import { untilNextLook } from '@/utils/share-codes/patience';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import {
  type Applied,
  answered,
  cancelled,
  checked,
  first,
  interrupted,
  isDone,
  isLastLookFor,
  partlyChecked,
  saidOf,
  sending,
} from './batch-machine';
import { newBatch } from './create';
import { judgeRedeem } from './evidence';

/*
 * The machine against a model of a server that keeps its own books, under any interleaving of
 * answers, failures before and after the server acted, kills of the worker, and a cancel. What it does shows in its
 * list only after some looks.
 */

const NOW = 1_800_000_000_000;

/** What happens to one request, or to the worker, in one step. */
type Event =
  | { kind: 'answer'; shape: 'plain' | 'silent' | 'whole-batch' }
  | { kind: 'lost'; acted: boolean }
  | { kind: 'refused-key' }
  | { kind: 'killed'; acted: boolean }
  | { kind: 'cancel' };

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      shape: fc.constantFrom('plain', 'silent', 'whole-batch'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lost' as const), acted: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('killed' as const), acted: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'refused-key' as const }) },
);

class Server {
  /** When each code was used by this account: 0 before the operation, later in it. */
  readonly used = new Map<string, number>();
  private readonly bad: ReadonlySet<string>;
  private clock = 1;
  constructor(bad: Iterable<string>, before: Iterable<string>) {
    this.bad = new Set(bad);
    for (const code of before) this.used.set(code, 0);
  }

  redeem(codes: readonly string[]): string[] {
    const good = codes.filter((code) => !this.bad.has(code) && !this.used.has(code));
    for (const code of good) this.used.set(code, this.clock++);
    return good;
  }

  /** @param hidden the latest of what was used, which the list does not show yet */
  listed(code: string, hidden: number): ShareCode | null {
    const usedAt = this.used.get(code);
    if (usedAt === undefined || (usedAt > 0 && usedAt >= this.clock - hidden)) return null;
    const none = { status: null, createdAt: null, usedBy: null, forwardTo: null, expiresAt: null };
    return { ...none, code, ips: 5, usedAt, dataType: null, trafficBytes: null };
  }
}

const isUnanswered = ({ kind }: Event): boolean => kind === 'lost' || kind === 'killed';

const lost: ServerFailure = {
  cause: 'unreachable',
  offline: false,
  notActed: false,
  status: null,
  words: [],
};
const badKey: ServerFailure = { cause: 'bad-key', notActed: true, status: 401, words: [] };
const refused: ServerFailure = { cause: 'refused', notActed: true, status: 400, words: ['no'] };

function request(
  server: Server,
  codes: readonly string[],
  event: Event,
): Result<Applied, ServerFailure> | 'killed' {
  switch (event.kind) {
    case 'lost':
    case 'killed':
      if (event.acted) server.redeem(codes);
      return event.kind === 'killed' ? 'killed' : { ok: false, failure: lost };
    case 'answer': {
      if (event.shape === 'whole-batch' && codes.some((code) => !couldRedeem(server, code)))
        return { ok: false, failure: refused };
      const applied = server.redeem(codes).map((code) => ({ code, ips: 5 }));
      return {
        ok: true,
        value: {
          applied: event.shape === 'silent' ? null : applied,
          unclear: event.shape === 'silent',
          isLater: false,
          reasons: {},
          words: [],
        },
      };
    }
    default:
      return { ok: false, failure: badKey };
  }
}

function couldRedeem(server: Server, code: string): boolean {
  return !server.used.has(code) && !code.startsWith('bad');
}

const baseline = (server: Server): BatchOperation['baseline'] => ({
  usedCodes: [...server.used]
    .filter(([, at]) => at === 0)
    .map(([code]) => code)
    .slice(0, 1),
  newestUsedAt: 1,
  balance: null,
});

/** Runs a batch to its end; after the given events the server only answers plainly. */
function runToEnd(
  server: Server,
  start: Batch,
  events: Event[],
  cancelAt: number,
  lag: number,
): Batch {
  const before = baseline(server);
  let batch = start;
  let running = true;
  let now = NOW;
  for (let step = 0; !isDone(batch); step++) {
    if (step > 2000) throw new Error('never ends');
    if (step === cancelAt) {
      running = false;
      batch = cancelled(batch, false);
      continue;
    }
    if (batch.phase === 'sent') batch = interrupted(batch, now);
    else if (batch.phase === 'waiting') {
      const event = events.shift() ?? { kind: 'answer', shape: 'plain' };
      const out = sending(batch, NOW);
      const answer = request(server, first(out).codes, event);
      batch = answer === 'killed' ? out : answered(out, answer, 'redeemed', NOW);
    } else {
      now += untilNextLook(batch.patience) ?? 0;
      const look = {
        isWhole: true,
        isFresh: true,
        unexplained: null,
        isLast: isLastLookFor(batch, !running, now),
      };
      const hidden = batch.patience.waited < lag ? Number.POSITIVE_INFINITY : 0;
      const judge = (code: string) =>
        judgeRedeem(server.listed(code, hidden), saidOf(batch, code), look, {
          baseline: before,
          out: [],
          beside: new Set(),
          now,
        });
      const verdicts = new Map(first(batch).codes.map((code) => [code, judge(code)]));
      batch = checked(batch, verdicts, !running, now);
    }
    if (!running) batch = cancelled(batch, false);
  }
  return batch;
}

const codes = fc.uniqueArray(fc.stringMatching(/^(good|bad|old)[0-9]{1,3}$/), {
  minLength: 1,
  maxLength: 20,
});

describe('a redeem batch, whatever happens', () => {
  it('gives every code one true answer', () => {
    fc.assert(
      fc.property(codes, fc.array(event, { maxLength: 30 }), fc.nat(30_000), (all, events, lag) => {
        const mayBeOpen = events.some(isUnanswered);
        const { batch, server } = run(all, events, -1, lag);
        expect(batch.items.map(({ code }) => code)).toEqual(all);
        for (const { code, outcome } of batch.items)
          expect(truth(server, code, mayBeOpen)).toContain(outcome?.word);
      }),
      { numRuns: 2000 },
    );
  });

  it('after a cancel leaves nothing open and calls nothing redeemed "Not sent"', () => {
    fc.assert(
      fc.property(
        codes,
        fc.array(event, { maxLength: 30 }),
        fc.nat(12),
        fc.nat(30_000),
        (all, events, cancelAt, lag) => {
          const mayBeOpen = events.some(isUnanswered);
          const { batch, server } = run(all, events, cancelAt, lag);
          for (const { code, outcome } of batch.items)
            expect([
              ...truth(server, code, mayBeOpen),
              ...(inThis(server, code) ? [] : ['not-sent']),
            ]).toContain(outcome?.word);
        },
      ),
      { numRuns: 2000 },
    );
  });

  function run(all: string[], events: Event[], cancelAt: number, lag: number) {
    const server = new Server(
      all.filter((code) => code.startsWith('bad')),
      all.filter((code) => code.startsWith('old')),
    );
    const start = newBatch(
      'id',
      0,
      all.map((code) => ({ code, outcome: null })),
    );
    return { server, batch: runToEnd(server, start, [...events], cancelAt, lag) };
  }

  const inThis = (server: Server, code: string): boolean => (server.used.get(code) ?? 0) > 0;

  /** @param mayBeOpen a request had no answer: what it has not done may still come */
  function truth(
    server: Server,
    code: string,
    mayBeOpen: boolean,
  ): (Outcome['word'] | undefined)[] {
    if (inThis(server, code)) return ['redeemed'];
    if (server.used.has(code)) return ['already-yours'];
    return ['refused', ...(mayBeOpen ? (['unclear'] as const) : [])];
  }
});

describe('a refused batch', () => {
  const batch = newBatch(
    'id',
    0,
    ['a1', 'b2', 'c3'].map((code) => ({ code, outcome: null })),
  );

  it('is split until each code has its own answer', () => {
    const halves = answered(sending(batch, NOW), { ok: false, failure: refused }, 'redeemed', NOW);
    expect(halves.groups.map((group) => group.codes)).toEqual([['a1', 'b2'], ['c3']]);
    expect(halves.phase).toBe('waiting');
  });

  it('is not split by a refused key: it waits as it is', () => {
    const waiting = answered(sending(batch, NOW), { ok: false, failure: badKey }, 'redeemed', NOW);
    expect(waiting.groups).toMatchObject(batch.groups);
    expect(waiting.phase).toBe('waiting');
  });

  it('takes the words for a single code as its reason', () => {
    const one = newBatch('id', 0, [{ code: 'a1', outcome: null }]);
    const open = answered(sending(one, NOW), { ok: false, failure: refused }, 'redeemed', NOW);
    const end = checked(open, new Map([['a1', 'not-applied']]), false, NOW);
    expect(end.items[0]?.outcome).toEqual({
      word: 'refused',
      reason: { cause: 'server', words: ['no'] },
    });
  });

  it.each([
    [true, 'redeemed'],
    [false, 'already-yours'],
  ])('and seen to be used: redeemed only if its answer may mean it (%s)', (unclear, word) => {
    const one = newBatch('id', 0, [{ code: 'a1', outcome: null }]);
    const value = { applied: [], unclear, isLater: false, reasons: {}, words: [] };
    const open = answered(sending(one, NOW), { ok: true, value }, 'redeemed', NOW);
    const used = newShareCode('a1', { usedAt: 1 });
    const before = { usedCodes: ['other'], newestUsedAt: 1, balance: null };
    const look = { isWhole: true, isFresh: true, unexplained: null, isLast: false };
    const verdict = judgeRedeem(used, saidOf(open, 'a1'), look, {
      baseline: before,
      out: [],
      beside: new Set(),
      now: NOW,
    });
    expect(verdict).toMatchObject({ word });
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'finds no reason where none is given for %s',
    (code) => {
      const one = newBatch('id', 0, [{ code, outcome: null }]);
      const value = { applied: [], unclear: false, isLater: false, reasons: {}, words: [] };
      const open = answered(sending(one, NOW), { ok: true, value }, 'redeemed', NOW);
      const end = checked(open, new Map([[code, 'not-applied']]), false, NOW);
      const reason = { cause: 'none-given' };
      expect(end.items[0]?.outcome).toEqual({ word: 'refused', reason });
    },
  );
});

describe('a batch whose requests are all lost', () => {
  const fifty = Array.from({ length: 50 }, (_, at) => ({ code: `a${at}`, outcome: null }));

  /** Runs to the end. @returns how often it was sent, and how long it was looked for after that, ms */
  function runLost(): { batch: Batch; sent: number; looked: number } {
    let batch = newBatch('id', 0, fifty);
    let sent = 0;
    let now = NOW;
    for (; !isDone(batch); now += untilNextLook(batch.patience) ?? 0) {
      if (batch.phase === 'waiting') {
        batch = answered(sending(batch, NOW), { ok: false, failure: lost }, 'redeemed', NOW);
        sent++;
      }
      const verdict = isLastLookFor(batch, false, now) ? 'not-applied' : null;
      const verdicts = new Map(first(batch).codes.map((code) => [code, verdict] as const));
      batch = checked(batch, verdicts, false, now);
    }
    return { batch, sent, looked: now - NOW };
  }

  it('is sent a few times, and then looked for once, all its codes together', () => {
    const { batch, sent, looked } = runLost();
    expect(sent).toBeLessThan(15);
    expect(looked).toBeLessThan(150_000);
    const words = new Set(batch.items.map(({ outcome }) => outcome?.word));
    expect(words).toEqual(new Set(['refused']));
  });
});

describe('a code whose only answer tells a number of codes, or names others, and tells of this one', () => {
  const one = newBatch('id', 0, [{ code: 'a1', outcome: null }]);
  const told = (words: string, applied: Applied['applied'] = null) => ({
    ok: true as const,
    value: { applied, unclear: true, isLater: false, reasons: { a1: words }, words: [] },
  });

  it.each([
    ['already used', 'no'],
    ['applied', 'doubtful'],
    ['đã dùng', 'doubtful'],
    ['not yet, it is queued', 'doubtful'],
    ['no errors', 'doubtful'],
  ])('%s, has the answer %s', (words, said) => {
    for (const applied of [null, [{ code: 'b2', ips: null }]]) {
      const open = answered(sending(one, NOW), told(words, applied), 'redeemed', NOW);
      expect(saidOf(open, 'a1')).toBe(said);
    }
  });

  it('is not refused by its own letters', () => {
    const bad = newBatch('id', 0, [{ code: 'bad', outcome: null }]);
    const { value } = told('');
    const words = { ...value, reasons: { bad: 'bad: applied' } };
    const open = answered(sending(bad, NOW), { ok: true, value: words }, 'redeemed', NOW);
    expect(saidOf(open, 'bad')).toBe('doubtful');
  });

  it('is open where a request before had no answer', () => {
    const lostOnce = answered(sending(one, NOW), { ok: false, failure: lost }, 'redeemed', NOW);
    const open = answered(sending(lostOnce, NOW), told('already used'), 'redeemed', NOW);
    expect(saidOf(open, 'a1')).toBe('doubtful');
  });
});

describe('an answer that has only taken the request on', () => {
  it.each([
    [true, 'nothing'],
    [false, 'yes'],
  ])('later %s, says %s of a code', (isLater, said) => {
    const one = newBatch('id', 0, [{ code: 'a1', outcome: null }]);
    const value = { applied: null, unclear: true, isLater, reasons: {}, words: [] };
    const open = answered(sending(one, NOW), { ok: true, value }, 'revoked', NOW);
    expect([open.phase, saidOf(open, 'a1')]).toEqual(['confirming', said]);
  });
});

describe('a cancelled batch whose request is lost', () => {
  const one = newBatch('id', 0, [{ code: 'a1', outcome: null }]);
  const sent = answered(sending(one, NOW), { ok: false, failure: lost }, 'redeemed', NOW);
  const out = cancelled(sent, false);
  const nothing = new Map([['a1', null]]);

  it('is looked for more than once: the server may act after the connection has gone', () => {
    const looked = checked(out, nothing, true, NOW);
    expect(looked.items[0]?.outcome).toBeNull();
    const later = new Map([['a1', { word: 'redeemed', ips: 5 } as const]]);
    expect(checked(looked, later, true, NOW).items[0]?.outcome?.word).toBe('redeemed');
  });

  it('is looked for too where it was to be sent again', () => {
    const again = checked(
      answered(sending(one, NOW), { ok: false, failure: lost }, 'redeemed', NOW),
      nothing,
      false,
      NOW,
    );
    expect(again.phase).toBe('waiting');
    expect(cancelled(again, false)).toMatchObject({
      phase: 'checking',
      groups: [{ codes: ['a1'] }],
    });
  });

  it('ends', () => {
    let batch = out;
    for (let now = NOW; now < NOW + 100_000 && !isDone(batch); now += 1000) {
      const verdict = isLastLookFor(batch, true, now) ? 'not-applied' : null;
      batch = checked(batch, new Map([['a1', verdict]]), true, now);
    }
    expect(batch.items[0]?.outcome).toEqual({ word: 'not-sent' });
  });
});

describe('a batch that something on the way refuses', () => {
  const onTheWay: ServerFailure = {
    cause: 'refused-on-the-way',
    method: 'DELETE',
    address: 'https://proxy.example/revoke',
    by: 'nginx',
    notActed: true,
    status: 405,
    words: [],
  };

  it('knows nothing of a request before it that had no answer', () => {
    const one = newBatch('id', 0, [{ code: 'a1', outcome: null }]);
    const none = new Map([['a1', null]]);
    const out = answered(sending(one, NOW), { ok: false, failure: lost }, 'redeemed', NOW);
    const again = sending(checked(out, none, false, NOW), NOW);
    const refused = answered(again, { ok: false, failure: onTheWay }, 'redeemed', NOW);
    expect(saidOf(refused, 'a1')).toBe('nothing');
    const only = answered(sending(one, NOW), { ok: false, failure: onTheWay }, 'redeemed', NOW);
    expect(saidOf(only, 'a1')).toBe('no');
  });

  it('tells of each code who refused it, whatever a look meets meanwhile', () => {
    const two = newBatch('id', 0, [
      { code: 'a1', outcome: null },
      { code: 'b2', outcome: null },
    ]);
    const open = answered(sending(two, NOW), { ok: false, failure: onTheWay }, 'revoked', NOW);
    const again = partlyChecked(open, new Map(), []);
    const none = new Map([
      ['a1', 'not-applied' as const],
      ['b2', 'not-applied' as const],
    ]);
    const end = checked(again, none, false, NOW);
    for (const { outcome } of end.items)
      expect(outcome).toEqual({ word: 'refused', reason: { cause: 'failed', failure: onTheWay } });
    expect(end).not.toHaveProperty('refusedBy');
  });
});

describe('when requests without a plain answer were out', () => {
  const one = newBatch('id', 0, [{ code: 'a1', outcome: null }]);
  const refusedAt = (batch: Batch, at: number) =>
    answered(sending(batch, at), { ok: false, failure: refused }, 'redeemed', at + 100);
  const spans = ({ items }: Batch) => items[0]?.out?.map(({ from, to }) => [from - NOW, to - NOW]);

  it('is told for each of them, and not for the time between', () => {
    const twice = interrupted(
      sending(interrupted(sending(one, NOW), NOW + 100), NOW + 30_000),
      NOW + 31_000,
    );
    expect(spans(twice)).toEqual([
      [0, 100],
      [30_000, 31_000],
    ]);
  });

  it('is no longer than a request of a killed worker may have been', () => {
    expect(spans(interrupted(sending(one, NOW), NOW + 3_600_000))).toEqual([[0, 8000]]);
  });

  it('leaves out a request with a plain no', () => {
    const lostOnce = interrupted(sending(one, NOW), NOW + 100);
    expect(spans(refusedAt(lostOnce, NOW + 30_000))).toEqual([[0, 100]]);
  });

  it('is none of another code’s, be they looked for together', () => {
    const two = newBatch('id', 0, [
      { code: 'a1', outcome: null },
      { code: 'b2', outcome: null },
    ]);
    let [batch, at] = [two, NOW];
    const sent: string[][] = [];
    for (; batch.phase !== 'checking' || !first(batch).setAside; at += 10_000) {
      if (batch.phase === 'waiting') {
        sent.push(first(batch).codes);
        batch = interrupted(sending(batch, at), at + 100);
      } else batch = checked(batch, new Map(), false, at);
    }
    for (const { code, out } of batch.items)
      expect(out).toHaveLength(sent.filter((codes) => codes.includes(code)).length);
    expect(sent.some((codes) => codes.length === 1)).toBe(true);
  });

  it('stays with a code that ends unclear', () => {
    const open = interrupted(sending(one, NOW), NOW + 100);
    const end = checked(open, new Map([['a1', { word: 'unclear' }]]), false, NOW);
    expect(end.items[0]).toEqual({
      code: 'a1',
      outcome: { word: 'unclear' },
      out: [{ from: NOW, to: NOW + 100 }],
    });
  });
});
