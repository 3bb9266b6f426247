import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '@/utils/share-codes/failure';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { FRESH, LAST } from '@/utils/share-codes/patience';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { afterLook } from './find-generated';
import { settleGenerate } from './settle-generate';

const NOW = 1_800_000_000_000;

function code(name: string, more: Partial<ShareCode> = {}): ShareCode {
  return {
    code: name,
    status: 1,
    ips: 10,
    createdAt: NOW + 1000,
    usedAt: null,
    usedBy: null,
    forwardTo: null,
    expiresAt: null,
    dataType: 1,
    trafficBytes: null,
    ...more,
  };
}

function operation(more: Partial<GenerateOperation> = {}): GenerateOperation {
  return {
    id: 'one',
    accountId: 'account',
    source: 'popup',
    createdAt: NOW,
    open: 1,
    settledAt: null,
    seen: false,
    dueAt: 0,
    hold: null,
    failure: null,
    tries: 0,
    kind: 'generate',
    input: { ipsPerCode: 10, count: 2, forwardTo: null },
    state: 'unconfirmed',
    baseline: {
      codes: ['old1', 'old2'],
      newestCreatedAt: NOW - 5000,
      complete: false,
      tied: false,
      balance: null,
      serverTime: NOW,
    },
    sentAt: NOW,
    codes: [],
    surplus: [],
    surplusRevoked: false,
    possible: [],
    balanceAfter: null,
    ...more,
  };
}

const kinds = (listed: ShareCode[], own = operation(), others: GenerateOperation[] = []) => {
  const finding = settleGenerate(own, listed, others);
  return [finding.kind, ...finding.codes.map((found) => found.code)];
};

describe('what a generate has made', () => {
  it('is known by its time, also where codes are dated by another clock, as earlier ones tell', () => {
    const HOURS = 7 * 3_600_000;
    const late = (name: string) => code(name, { createdAt: NOW + HOURS });
    expect(kinds([late('a'), late('b')])[0]).toBe('possible');
    const earlier = operation({ id: 'earlier', state: 'done', codes: [late('c'), late('d')] });
    const { open: _, ...done } = earlier;
    expect(kinds([late('a'), late('b')], operation(), [done])).toEqual(['found', 'a', 'b']);
    expect(kinds([code('a'), code('b')], operation(), [done])[0]).toBe('possible');
  });

  it('is what is new, and fits in number, IPs and recipient', () => {
    expect(kinds([code('a'), code('b'), code('old1')])).toEqual(['found', 'a', 'b']);
    expect(kinds([code('a'), code('b', { ips: 20 })])).toEqual(['too-few', 'a']);
    expect(kinds([code('a'), code('b', { forwardTo: 'x@y.example' })])).toEqual(['too-few', 'a']);
  });

  it('is for the person to say when more fit than were asked for', () => {
    expect(kinds([code('a'), code('b'), code('c')])).toEqual(['possible', 'a', 'b', 'c']);
  });

  it('is only possible without a time, or with one of another clock', () => {
    expect(kinds([code('a'), code('b', { createdAt: null })])).toEqual(['possible', 'a', 'b']);
    expect(kinds([code('a'), code('b', { createdAt: NOW + 3_600_000 })])[0]).toBe('possible');
  });

  it('is for the person to say, too, where it is doubtful and less than was asked for', () => {
    const tied = operation({
      patience: LAST,
      baseline: {
        codes: ['old1'],
        newestCreatedAt: NOW,
        complete: false,
        tied: true,
        balance: null,
        serverTime: NOW,
      },
    });
    const after = afterLook(tied, [code('a', { createdAt: NOW }), code('old1')], []);
    expect(after.state).toBe('possible');
    expect(after.possible.map((found) => found.code)).toEqual(['a']);
  });

  it('is not an older code that has moved into view', () => {
    const older = code('older', { createdAt: NOW - 9000 });
    expect(kinds([code('a'), code('b'), older])).toEqual(['found', 'a', 'b']);
  });

  it('is not what another operation has made, or may have to itself', () => {
    const other = operation({ id: 'two', codes: [code('a'), code('b')], open: 1 });
    expect(kinds([code('a'), code('b'), code('c'), code('d')], operation(), [other])).toEqual([
      'found',
      'c',
      'd',
    ]);
  });

  it('is not left to another one that was sent too long before', () => {
    const long = operation({
      id: 'long',
      baseline: {
        codes: [],
        newestCreatedAt: null,
        complete: true,
        tied: false,
        balance: null,
        serverTime: NOW - 3_600_000,
      },
    });
    const own = operation({ codes: [code('a'), code('b')], state: 'answered' });
    const listed = ['a', 'b', 'c', 'd'].map((name) => code(name));
    const surplus = afterLook(own, listed, [long]).surplus;
    expect(surplus.map((found) => found.code)).toEqual(['c', 'd']);
  });

  it('shares out what two unsettled ones of a kind have made', () => {
    const other = operation({ id: 'two' });
    const listed = ['a', 'b', 'c', 'd'].map((name) => code(name));
    expect(kinds(listed, operation(), [other])).toEqual(['found', 'a', 'b']);
    const first = operation({ codes: [code('a'), code('b')] });
    expect(kinds(listed, other, [first])).toEqual(['found', 'c', 'd']);
  });
});

it('surplus codes of an answer are not found a second time', () => {
  const own = operation({ codes: [code('a'), code('b')], surplus: [code('c')], state: 'answered' });
  const after = afterLook(
    own,
    ['a', 'b', 'c', 'd'].map((name) => code(name)),
    [],
  );
  expect(after.surplus.map((found) => found.code)).toEqual(['c', 'd']);
});

it('surplus codes show beside the own ones, also by a clock that is an hour off', () => {
  const late = { createdAt: NOW + 3_600_000 };
  const own = operation({ codes: [code('a'), code('b')], state: 'answered' });
  const after = afterLook(
    own,
    ['a', 'b', 'c'].map((name) => code(name, late)),
    [],
  );
  expect(after.surplus.map((found) => found.code)).toEqual(['c']);
});

describe('surplus codes of which the list tells nothing but the code', () => {
  const own = operation({ codes: [code('a'), code('b')], state: 'answered' });
  const bare = (name: string) => code(name, { ips: null, createdAt: null, status: null });
  const surplus = (listed: ShareCode[], of = own) =>
    afterLook(of, listed, []).surplus.map((found) => found.code);

  it('are those listed in front of all that were there before', () => {
    const listed = [bare('c'), code('b'), bare('d'), code('a'), code('old1'), bare('moved')];
    expect(surplus(listed)).toEqual(['c', 'd']);
  });

  it('are all that are new where everything was known before', () => {
    const baseline = own.baseline && { ...own.baseline, complete: true };
    const whole = operation({ ...own, baseline });
    expect(surplus([code('old1'), bare('c'), code('b'), code('a')], whole)).toEqual(['c']);
  });
});

it('a generate that was refused and acted on all the same has its codes as surplus, for the person to decide', () => {
  const failure: Failure = { cause: 'refused', notActed: true, status: 400, words: ['No'] };
  const after = afterLook(operation({ state: 'refused', failure }), [code('a'), code('b')], []);
  expect(after.surplus.map((found) => found.code)).toEqual(['a', 'b']);
  expect(after).toMatchObject({ state: 'refused', failure, codes: [] });
  expect(after.open).toBeUndefined();
});

describe('every code that the server made', () => {
  /** How often the server acted on a generate, whether its answer came through, and what the list tells of its codes. */
  const request = fc.record({
    count: fc.integer({ min: 1, max: 4 }),
    ips: fc.constantFrom(5, 10),
    acted: fc.integer({ min: 0, max: 2 }),
    answer: fc.constantFrom('codes', 'none', 'no'),
    bare: fc.boolean(),
    /** How many fewer than asked for. */
    short: fc.integer({ min: 0, max: 1 }),
  });

  const requests = fc.array(request, { minLength: 1, maxLength: 5 });

  it('is in one operation, as its own, as surplus or as possible', () => {
    fc.assert(
      fc.property(requests, fc.boolean(), fc.boolean(), (asked, complete, newestFirst) => {
        const listed: ShareCode[] = [];
        const operations = asked.map(({ count, ips, acted, answer, bare, short }, index) => {
          const before = listed.map((made) => made.code);
          const createdAt = NOW + index * 1000;
          for (let copy = 0; copy < acted; copy++)
            for (let at = short; at < count; at++)
              listed.push(code(`${index}-${copy}-${at}`, bare ? BARE : { ips, createdAt }));
          const codes = listed.slice(before.length).slice(0, answer === 'codes' ? count : 0);
          const unanswered = answer === 'no' ? 'refused' : 'unconfirmed';
          return operation({
            id: String(index),
            input: { ipsPerCode: ips, count, forwardTo: null },
            baseline: {
              codes: before,
              newestCreatedAt: NOW,
              complete,
              tied: false,
              balance: null,
              serverTime: NOW,
            },
            codes,
            state: codes.length === count ? 'answered' : unanswered,
          });
        });
        const order = [...operations.keys()];
        settleAll(operations, newestFirst ? order.reverse() : order, listed.toReversed());
        const held = operations.flatMap(({ codes, surplus, possible }) => [
          ...codes,
          ...surplus,
          ...possible,
        ]);
        const names = new Set(held.map((made) => made.code));
        expect(listed.map((made) => made.code).filter((made) => !names.has(made))).toEqual([]);
        const owned = operations.flatMap(({ codes }) => codes.map((made) => made.code));
        expect(new Set(owned).size).toBe(owned.length);
      }),
      { numRuns: 2000 },
    );
  });

  const BARE = { ips: null, createdAt: null };

  /** Looks again and again, in this order, until all are settled. */
  function settleAll(operations: GenerateOperation[], order: number[], listed: ShareCode[]): void {
    for (let round = 0; operations.some(({ open }) => open) && round < 20; round++)
      for (const index of order) {
        const own = operations[index];
        const patience = round < 10 ? FRESH : LAST;
        if (own?.open)
          operations[index] = afterLook(
            { ...own, patience },
            listed,
            operations.filter((other) => other !== own),
          );
      }
  }
});
