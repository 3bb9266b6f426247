import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../utils/share-codes/operation.ts';
import { newShareCode } from '../../../utils/share-codes/share-code.fixture.ts';
import type { Sent } from '../sent.ts';
import { judgeBatches } from './batches.ts';
import { ByHand, batchOf, generateOf, LOST, NO, OK } from './by-hand.ts';
import { judgeGenerate } from './generates.ts';

/*
 * The judge must see each lie, and nothing else.
 */

let hand: ByHand;
beforeAll(async () => {
  hand = await ByHand.start();
});
afterAll(() => hand.server.close());

describe('a code to redeem', () => {
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
    const code = hand.newCode();
    const request = hand.send('use-code', { codes: [code] }, text.replace('"x"', `"${code}"`));
    const by = who === 'us' ? request.id : who;
    if (by) hand.server.books.redeem(hand.server.books.accounts[0], { codes: [code] }, by);
    expect(kindsOf(request, code, outcome)).toEqual(kinds);
  });

  /** What is found where that is what is said of the code. */
  function kindsOf(request: Sent, code: string, outcome: Outcome): string[] {
    const { operation, batch } = batchOf('redeem', [{ code, outcome }]);
    const truth = hand.truth([request], operation, [code]);
    const found = judgeBatches(operation, [batch], truth, true);
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
    const code = hand.newCode();
    const request = hand.send('use-code', { codes: [code] }, LOST);
    const endedAt = ended === null ? null : request.at + ended;
    hand.clock.now += 8000;
    hand.server.books.redeem(hand.server.books.accounts[0], { codes: [code] }, 'colleague');
    expect(kindsOf({ ...request, endedAt, ...more }, code, REDEEMED)).toEqual([kind]);
  });
});

describe('what is called unclear', () => {
  const LATER = 60_000;
  const looks = (endpoint: string, codes: string[], times: number[]): Sent[] =>
    times.map((after) => {
      const look = hand.send(endpoint, {}, OK);
      return { ...look, at: look.at + after, listed: new Set(codes) };
    });

  it.each([
    ['us', [0, LATER], ['“Unclear” for what two looks at the used list have shown']],
    ['colleague', [0, LATER], ['“Unclear” for what two looks at the used list have shown']],
    ['us', [0], []],
    ['us', [], []],
  ])('a code that %s redeemed, shown after %o', (who, times, kinds) => {
    const code = hand.newCode();
    const request = hand.send('use-code', { codes: [code] }, LOST);
    const by = who === 'us' ? request.id : who;
    hand.server.books.redeem(hand.server.books.accounts[0], { codes: [code] }, by);
    const { operation, batch } = batchOf('redeem', [{ code, outcome: { word: 'unclear' } }]);
    const sent = [request, ...looks('list-use-code', [code], times)];
    const found = judgeBatches(operation, [batch], hand.truth(sent, operation, [code]), true);
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ['us', [0, LATER], ['“Unclear” for codes that two looks have shown, and nobody tells']],
    ['colleague', [0, LATER], []],
    ['us', [0], []],
  ])('codes that %s made, shown after %o', (who, times, kinds) => {
    const request = hand.send('generate', { number_of_ips: 5, number_of_codes: 2 }, LOST);
    const { books } = hand.server;
    const by = who === 'us' ? request.id : who;
    const made = books.otherGenerate(books.accounts[0], { ips: 5, count: 2 }, by);
    const operation = generateOf(request, { state: 'unclear', codes: [] });
    const codes = made.map(({ code }) => code);
    const sent = [request, ...looks('list-share-code', codes, times)];
    const found = judgeGenerate(operation, hand.truth(sent, operation), true);
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('the numbers of a redeem', () => {
  const right = batchOf('redeem', [
    { code: 'NONE1', outcome: { word: 'refused', reason: { cause: 'none-given' } } },
    { code: 'NONE2', outcome: null },
  ]);
  const { counts } = right.operation;

  it.each([
    [{}, []],
    [{ total: 3 }, ['another number of codes than its codes tell']],
    [{ counts: { ...counts, refused: 2 } }, ['another number of “refused” than its codes tell']],
    [{ counts: { ...counts, redeemed: 1 } }, ['another number of “redeemed” than its codes tell']],
  ])('told as %o', (told, kinds) => {
    const operation = { ...right.operation, ...told };
    const found = judgeBatches(operation, [right.batch], hand.truth([], operation), true);
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
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
      const request = hand.send('generate', { number_of_ips: 5, number_of_codes: 2 }, text);
      const by = who === 'us' ? request.id : who;
      const made = hand.server.books.otherGenerate(
        hand.server.books.accounts[0],
        { ips: 5, count: 2 },
        by,
      );
      const codes = made.slice(0, told).map(({ code }) => newShareCode(code));
      const operation = generateOf(request, { state, codes });
      const found = judgeGenerate(operation, hand.truth([request], operation), true);
      expect(found.map(({ kind }) => kind)).toEqual(kinds);
    },
  );
});
