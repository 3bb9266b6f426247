import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '@/utils/share-codes/failure';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { FRESH, LAST } from '@/utils/share-codes/patience';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { afterLook } from './after-look';
import { baseline, code, NOW, operation } from './generate.fixture';

const REFUSED: Failure = { cause: 'refused', notActed: true, status: 400, words: ['No'] };
const names = (codes: readonly ShareCode[]) => codes.map((one) => one.code);
const listed = (...all: string[]) => all.map((name) => code(name));
const look = (own: GenerateOperation, codes: ShareCode[], others: GenerateOperation[] = []) =>
  afterLook(own, codes, others, NOW + 1000);

/** With a balance before and now. */
const paid = (fall: number, more: Partial<GenerateOperation> = {}) =>
  operation({ baseline: baseline({ balance: 100 }), balanceAfter: 100 - fall, ...more });

const answered = (more: Partial<GenerateOperation> = {}) =>
  ({ state: 'answered', codes: listed('a', 'b'), named: 2, settledAt: NOW, ...more }) as const;
const refused = { state: 'refused', failure: REFUSED, settledAt: NOW } as const;

describe('on a server that lags', () => {
  const lags = { lag: 126_000 };
  const lookLate = (own: GenerateOperation, codes: ShareCode[], waited: number) => {
    const patience = { waited, lookedAt: NOW - 300_000, most: 210_000 };
    return afterLook({ ...own, patience }, codes, [], NOW, lags);
  };

  it('a lost answer is looked for longer', () => {
    expect(afterLook(operation(), [], [], NOW).patience).toEqual({ waited: 0, lookedAt: NOW });
    expect(afterLook(operation(), [], [], NOW, lags).patience?.most).toBe(210_000);
    expect(lookLate(operation(), [], 63_000)).toMatchObject({ state: 'unconfirmed', open: 1 });
    expect(lookLate(operation(), [], 210_000)).toMatchObject({ state: 'unclear' });
  });

  it('it is known when the list shows all codes, and then nothing is waited for longer than usual', () => {
    const own = operation(answered());
    expect(lookLate(own, listed('a'), 63_000)).toMatchObject({ state: 'answered', open: 1 });
    expect(lookLate(own, listed('a'), 63_000).shown).toBeUndefined();
    const end = lookLate(own, listed('a', 'b'), 63_000);
    expect(end).toMatchObject({ state: 'done', shown: true, patience: { waited: 93_000 } });
  });

  it('how long it was looked for is known of one that shows after the end', () => {
    const unclear = lookLate(operation(), [], 210_000);
    const later = afterLook({ ...unclear, open: 1 }, listed('a', 'b'), [], NOW + 3_600_000);
    expect(later).toMatchObject({ shown: true, patience: { waited: 210_000 } });
  });
});

describe('a lost answer', () => {
  it('is found, and the list is looked at on for codes beyond it', () => {
    const found = look(operation(), listed('a', 'b'));
    expect(found).toMatchObject({
      open: 1,
      state: 'answered',
      failure: null,
      settledAt: NOW + 1000,
    });
    expect(names(found.codes)).toEqual(['a', 'b']);
    expect(look({ ...found, patience: LAST }, listed('a', 'b'))).toMatchObject({ state: 'done' });
  });

  it('is done at once where the balance fell by exactly what it costs', () => {
    const done = look(paid(20), listed('a', 'b'));
    expect(done.state).toBe('done');
    expect(done.open).toBeUndefined();
  });

  it('is waited for while what shows proves nothing', () => {
    expect(look(operation(), listed('a'))).toMatchObject({ open: 1, state: 'unconfirmed' });
    const end = look(operation({ patience: LAST }), listed('a'));
    expect(end).toMatchObject({ state: 'possible', codes: [], possible: [{ code: 'a' }] });
  });

  it('is not given up for codes of somebody else: its own may come late', () => {
    const late = ['x', 'y'].map((name) => code(name, { createdAt: NOW + 20_000 }));
    expect(look(paid(20), late)).toMatchObject({ open: 1, state: 'unconfirmed' });
    const possible = look(operation({ patience: LAST, seen: true }), late);
    expect(possible).toMatchObject({ state: 'possible', possible: [{}, {}] });
    const found = look({ ...possible, open: 1 }, [...late, ...listed('a', 'b')]);
    expect([found.state, names(found.codes)]).toEqual(['done', ['a', 'b']]);
    expect(names(found.surplus)).toEqual(['x', 'y']);
  });

  it('is unclear where nothing shows in the end, also where the balance did not fall', () => {
    for (const fall of [0, 20])
      expect(look(paid(fall, { patience: LAST }), [])).toMatchObject({ state: 'unclear' });
  });
});

describe('a whole answer', () => {
  it('takes the spelling of the list, and nothing is told twice', () => {
    const own = operation(answered({ codes: listed('AB-1', 'cd2'), surplus: listed('ef3') }));
    const after = look({ ...own, patience: LAST }, listed('ab1', 'CD2', 'EF3', 'gh4'));
    expect(names(after.codes)).toEqual(['ab1', 'CD2']);
    expect(names(after.surplus)).toEqual(['EF3', 'gh4']);
  });

  it('is looked at on for a doubled request until the balance explains all that shows', () => {
    expect(look(paid(20, answered()), listed('a', 'b'))).toMatchObject({ state: 'done' });
    expect(look(paid(40, answered()), listed('a', 'b'))).toMatchObject({ open: 1 });
    const doubled = look(paid(40, answered()), listed('a', 'b', 'c', 'd'));
    expect(names(doubled.surplus)).toEqual(['c', 'd']);
    expect(doubled.state).toBe('done');
  });

  it('is told once more only where codes show beyond it', () => {
    const seen = operation({ ...answered(), seen: true, patience: LAST });
    expect(look(seen, listed('a', 'b'))).toMatchObject({ seen: true, settledAt: NOW });
    expect(look(seen, listed('a', 'b', 'c'))).toMatchObject({ seen: false });
  });
});

describe('a no', () => {
  it('stays one where nothing shows, whatever the balance does beside it', () => {
    expect(look(paid(0, refused), [])).toMatchObject({ open: 1, ...refused });
    for (const fall of [0, 30, -10]) {
      const end = look(paid(fall, { ...refused, patience: LAST, seen: true }), []);
      expect(end).toMatchObject({ ...refused, seen: true });
      expect(end.open).toBeUndefined();
    }
  });

  it('has its codes as possible ones', () => {
    const after = look(paid(20, { ...refused, seen: true }), listed('a', 'b'));
    expect(after).toMatchObject({ state: 'refused', failure: REFUSED, codes: [], seen: false });
    expect(names(after.possible)).toEqual(['a', 'b']);
  });

  it('keeps the codes that another replica of the list does not show', () => {
    const bare = [code('c', { createdAt: null })];
    const after = look(look(operation(refused), [...bare, ...listed('old1')]), listed('old1'));
    expect(names(after.possible)).toEqual(['c']);
    const other = operation({ id: 'two', ...answered({ codes: bare }) });
    expect(look(after, listed('old1'), [other]).possible).toEqual([]);
  });

  it('is unclear where the balance fell by exactly the cost, and is not forgotten to be one', () => {
    const first = look(paid(20, { ...refused, seen: true }), []);
    expect(first).toMatchObject({ open: 1, state: 'unclear', failure: REFUSED, seen: false });
    const unclear = look(paid(20, { ...refused, patience: LAST }), []);
    expect(unclear).toMatchObject({ state: 'unclear', failure: REFUSED, seen: false });
    const declined = paid(20, { ...refused, declined: ['c'], patience: LAST });
    expect(look(declined, [])).toMatchObject({ state: 'refused' });
    const later = look({ ...unclear, open: 1 }, listed('a', 'b'));
    expect(later).toMatchObject({ state: 'refused', codes: [], possible: [{}, {}] });
  });
});

describe('an unclear one that is looked for again', () => {
  const unclear = operation({ state: 'unclear', seen: true, settledAt: NOW - 1 });

  it('stays as it was where nothing shows', () => {
    expect(look(unclear, [])).toMatchObject({ state: 'unclear', seen: true, settledAt: NOW - 1 });
  });

  it('takes in what is found, and tells it', () => {
    const found = look(unclear, listed('a', 'b'));
    expect(found).toMatchObject({ state: 'done', seen: false, settledAt: NOW + 1000 });
    expect(names(found.codes)).toEqual(['a', 'b']);
  });
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
  const BARE = { ips: null, createdAt: null };

  it('is told of by an operation, and is the own one of no two', () => {
    fc.assert(
      fc.property(requests, fc.boolean(), fc.boolean(), (asked, complete, newestFirst) => {
        const made: ShareCode[] = [];
        const operations = asked.map(({ count, ips, acted, answer, bare, short }, index) => {
          const before = names(made);
          const from = NOW + index * 1000;
          for (let copy = 0; copy < acted; copy++)
            for (let at = short; at < count; at++)
              made.push(code(`${index}-${copy}-${at}`, bare ? BARE : { ips, createdAt: from }));
          const codes = made.slice(before.length).slice(0, answer === 'codes' ? count : 0);
          return operation({
            id: String(index),
            input: { ipsPerCode: ips, count, forwardTo: null },
            baseline: baseline({ codes: before, newestCreatedAt: NOW, complete }),
            sentAt: from,
            acted: { from, to: from + 500 },
            codes,
            named: codes.length,
            ...(answer === 'no' ? refused : {}),
            ...(codes.length === count && { state: 'answered' }),
          });
        });
        const order = [...operations.keys()];
        settleAll(operations, newestFirst ? order.reverse() : order, made.toReversed());
        const held = operations.flatMap(({ codes, surplus, possible }) =>
          names([...codes, ...surplus, ...possible]),
        );
        expect(names(made).filter((name) => !held.includes(name))).toEqual([]);
        const owned = operations.flatMap(({ codes }) => names(codes));
        expect(new Set(owned).size).toBe(owned.length);
      }),
      { numRuns: 700 },
    );
  });

  /** Looks again and again, in this order, until all are settled. */
  function settleAll(operations: GenerateOperation[], order: number[], listed: ShareCode[]): void {
    for (let round = 0; operations.some(({ open }) => open) && round < 20; round++)
      for (const index of order) {
        const own = operations[index];
        const patience = round < 10 ? FRESH : LAST;
        if (own?.open)
          operations[index] = look(
            { ...own, patience },
            listed,
            operations.filter((other) => other !== own),
          );
      }
  }
});
