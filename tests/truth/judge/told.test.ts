import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchItem } from '../../../utils/share-codes/operation.ts';
import type { Extension } from '../browser/profile.ts';
import type { Order } from '../orders.ts';
import type { Person } from '../people.ts';
import { loadExtension } from '../world.ts';
import { ByHand, batchOf, LOST } from './by-hand.ts';
import { Judge } from './judge.ts';

/*
 * What the judge tells of a whole run.
 */

let extension: Extension;
let hand: ByHand;
beforeAll(async () => {
  extension = await loadExtension();
  hand = await ByHand.start();
});
afterAll(() => hand.server.close());

it('a second finding of the same code is told, and none twice', async () => {
  const code = hand.newCode();
  const items: BatchItem[] = [{ code, outcome: { word: 'redeemed', ips: 7 } }];
  const { operation, batch } = batchOf('redeem', items);
  const request = hand.send('use-code', { codes: [code] }, LOST);
  const person = hand.person([request], [operation], [batch]);
  const judge = judgeOf(person);
  hand.clock.now = request.at; // it leaves as it is asked for
  judge.note(person, {
    type: 'redeem',
    id: 'one',
    accountId: 'main',
    codes: [code],
    source: 'popup',
  });
  hand.server.books.redeem(hand.server.books.accounts[0], { codes: [code] }, 'colleague');
  await judge.compare(false);
  await judge.compare(false);
  batch.items = [{ code, outcome: { word: 'revoked', ips: 7 } }];
  operation.counts = batchOf('redeem', batch.items).operation.counts;
  await judge.compare(true);
  expect(kindsOf(judge)).toEqual([
    'another request redeemed it while our own was out, whose answer does not name it',
    '“Revoked” that is live or used',
  ]);
});

describe('an order', () => {
  const order: Order = {
    type: 'redeem',
    id: 'one',
    accountId: 'main',
    codes: ['NONE1', 'NONE2'],
    source: 'popup',
  };
  const { operation, batch } = batchOf('redeem', [{ code: 'NONE1', outcome: null }]);

  it.each([
    ['accepted', [operation], ['a code of an accepted order that its operation does not have']],
    ['accepted', [], ['an accepted order of no operation']],
    ['refused', [], []],
  ])('that was %s, with the operations %o', async (said, operations, kinds) => {
    const person = hand.person([], operations, [batch]);
    const judge = judgeOf(person);
    judge.note(person, order);
    if (said === 'accepted') judge.noteAccepted(person, order);
    await judge.compare(true);
    expect(kindsOf(judge)).toEqual(kinds);
  });
});

it.each([
  [{ open: 1 }, ['redeem: never ended']],
  [{ open: 1, hold: 'key' }, ['redeem: never ended, held: key']],
  [{}, []],
] as const)('at the end an operation that is %o', async (state, kinds) => {
  const { operation } = batchOf('redeem', []);
  const judge = judgeOf(hand.person([], [{ ...operation, ...state }]));
  await judge.tellNeverEnded();
  expect(kindsOf(judge)).toEqual(kinds);
});

const judgeOf = (person: Person): Judge =>
  new Judge({ time: hand.clock, server: hand.server, people: [person] }, extension);

const kindsOf = (judge: Judge): string[] =>
  judge.report({ seed: 1 }, []).findings.map(({ kind }) => kind);
