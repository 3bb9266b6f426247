import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../utils/share-codes/operation.ts';
import { newShareCode } from '../../../utils/share-codes/share-code.fixture.ts';
import type { Sent } from '../sent.ts';
import { judgeBatches } from './batches.ts';
import { ByHand, batchOf, generateOf, LOST, NO, OK } from './by-hand.ts';
import { judgeGenerate } from './generates.ts';
import { judgeOwn } from './own.ts';
import { Truth } from './truth.ts';

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

it('a request is none of an operation that had not yet read what was there before', () => {
  const code = hand.newCode();
  const request = hand.send('use-code', { codes: [code] }, OK.replace('x', code));
  const { operation } = batchOf('redeem', [{ code, outcome: null }]);
  const baseline = { usedCodes: [], newestUsedAt: null, balance: null };
  const later = {
    ...operation,
    id: 'later',
    baseline: { ...baseline, readAt: request.wall + 1 },
  };
  const asked = new Map([
    [operation.id, { at: request.at - 10, codes: new Set([code]) }],
    ['later', { at: request.at - 5, codes: new Set([code]) }],
  ]);
  const truth = new Truth(hand.server, hand.person([request]), [operation, later], asked);
  expect(truth.operationOf(request)?.id).toBe(operation.id);
});

describe('a code of its own in a redeem', () => {
  const REDEEMED = 'an own code redeemed unasked';
  const OWN = 'a code called its own that is not';
  const LEFT_OUT = { word: 'not-sent', own: 'sure' } as const;
  const DONE = { word: 'redeemed', ips: 5 } as const;

  it.each([
    ['listed before, is redeemed', 'us', { outcome: DONE }, true, [REDEEMED]],
    ['listed nowhere, is redeemed', 'us', { outcome: DONE }, false, [REDEEMED]],
    ['ticked by the person', 'us', { outcome: DONE, ownToo: true }, true, []],
    ['left out', 'us', { outcome: LEFT_OUT }, true, []],
    ['of somebody else, left out', 'colleague', { outcome: LEFT_OUT }, true, [OWN]],
  ] as const)('%s', (_, who, item, isListed, kinds) => {
    const { books } = hand.server;
    const [made] = books.otherGenerate(books.accounts[0], { ips: 5, count: 1 }, 'us');
    const code = who === 'us' ? (made?.code ?? '') : hand.newCode();
    const list = { ...hand.send('list-share-code', {}, OK), listed: new Set([code]) };
    const request = hand.send('use-code', { codes: [code] }, OK.replace('x', code));
    if (item.outcome === DONE) books.redeem(books.accounts[0], { codes: [code] }, request.id);
    const { operation, batch } = batchOf('redeem', [{ code, ...item }]);
    const sent = isListed ? [list, request] : [request];
    const found = judgeOwn(operation, [batch], hand.truth(sent, operation, [code]));
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
    expect(found.some(({ untellable }) => untellable)).toBe(!isListed);
  });
});

describe('the IPs and the balance after a redeem', () => {
  const OTHER = 'other IPs than a code carries';
  const SUM = 'another sum of IPs than its codes tell';
  const MORE = 'more IPs told than moved';

  it.each([
    [7, { ipsChanged: 7 }, []],
    [null, { ipsChanged: 0 }, []],
    [8, { ipsChanged: 8 }, [OTHER, MORE]],
    [7, { ipsChanged: 5 }, [SUM]],
    [null, { ipsChanged: 14 }, [SUM, MORE]],
  ])('told as %o and %o', (ips, more, kinds) => {
    expect(kindsOf(ips, more)).toEqual(kinds);
  });

  it.each([
    ['the new one', 7, '', []],
    ['the one that the operation began with', 0, '', []],
    ['one of nobody', 3, '', ['a balance that the account has not had since']],
    ['what the server says', 3, 'told', ['an old balance, as the server told it']],
  ])('with %s as the new balance', (_, gained, what, kinds) => {
    const { balance } = hand.server.books;
    const more = { ipsChanged: 7, balanceAfter: balance + gained };
    const answer = `{"result":{"balance":${more.balanceAfter}}}`;
    expect(kindsOf(7, more, what === 'told' ? answer : '')).toEqual(kinds);
  });

  function kindsOf(ips: number | null, more: object, balance = ''): string[] {
    const code = hand.newCode();
    const request = hand.send('use-code', { codes: [code] }, OK.replace('x', code));
    const read = hand.send('get-balance-data', {}, balance);
    hand.server.books.redeem(hand.server.books.accounts[0], { codes: [code] }, request.id);
    const right = batchOf('redeem', [{ code, outcome: { word: 'redeemed', ips } }]);
    const operation = { ...right.operation, ...more };
    const truth = hand.truth([request, read], operation, [code]);
    return judgeBatches(operation, [right.batch], truth, true).map(({ kind }) => kind);
  }
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

it.each([
  ['the same', 2, []],
  ['another', 3, ['“Not generated” for codes that were made and listed']],
])('codes of a generate that one of %s order tells', (_, count, kinds) => {
  const request = hand.send('generate', { number_of_ips: 5, number_of_codes: 2 }, NO);
  const { books } = hand.server;
  const made = books.otherGenerate(books.accounts[0], { ips: 5, count: 2 }, request.id);
  const codes = made.map(({ code }) => newShareCode(code));
  const look = hand.send('list-share-code', {}, OK);
  const sent = [request, { ...look, listed: new Set(codes.map(({ code }) => code)) }];
  const operation = generateOf(request, { state: 'refused', codes: [] });
  const other = { ...generateOf(request, { state: 'done', codes }), id: 'other', sentAt: 0 };
  const twin = { ...other, input: { ...other.input, count } };
  const found = judgeGenerate(operation, hand.truth(sent, operation, [], [twin]), true);
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
});

it.each([
  [5, []],
  [6, ['other IPs than a new code carries']],
])('a new code told with %i IPs, where it carries 5', (ips, kinds) => {
  const request = hand.send('generate', { number_of_ips: 5, number_of_codes: 2 }, OK);
  const { books } = hand.server;
  const made = books.otherGenerate(books.accounts[0], { ips: 5, count: 2 }, request.id);
  const codes = made.map(({ code }, at) => ({ ...newShareCode(code), ips: at === 0 ? ips : null }));
  const operation = generateOf(request, { state: 'done', codes });
  const found = judgeGenerate(operation, hand.truth([request], operation), true);
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
});

describe('a possible code of a generate', () => {
  const MINUTE = 60_000;
  const SAME = { ips: 5, count: 1, forwardTo: null };
  const TO_ANN = { ...SAME, forwardTo: 'ann@customer.example' };
  const UNLISTED = 'a possible code from long before, which no list had shown';
  const LISTED = 'a possible code that a list had shown before the request';
  const LATE = 'a possible code from long after the request';
  const OTHER = 'a possible code for somebody else than was asked for';

  it.each([
    [SAME, 0, LOST, []],
    [SAME, 10, LOST, []],
    [SAME, 100, LOST, [LATE]],
    [SAME, 10, OK, [LATE]],
    [SAME, -10, LOST, [UNLISTED]],
    [SAME, -10, 'listed', [LISTED]],
    [SAME, -10, 'listed too late', [UNLISTED]],
    [{ ...SAME, ips: 10 }, 0, LOST, ['a possible code with other IPs than were asked for']],
    [TO_ANN, 0, LOST, [OTHER]],
  ])('as a colleague made it: %o, %i minutes after it, %s', (order, minutes, what, kinds) => {
    const { books } = hand.server;
    const sent = hand.send(
      'generate',
      { number_of_ips: 5, number_of_codes: 2 },
      what === OK ? OK : LOST,
    );
    hand.clock.now += minutes * MINUTE;
    const made = books.otherGenerate(books.accounts[0], order, 'colleague').map(({ code }) => code);
    const look = {
      ...hand.send('list-share-code', {}, OK),
      at: sent.at - 1,
      endedAt: what === 'listed' ? sent.at - 1 : sent.at + 1,
      listed: new Set(made),
    };
    const requests = what.startsWith('listed') ? [look, sent] : [sent];
    const possible = made.map((code) => newShareCode(code));
    const operation = { ...generateOf(sent, { state: 'possible', codes: [] }), possible };
    const found = judgeGenerate(operation, hand.truth(requests, operation), true);
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
    hand.clock.now = sent.at + 200 * MINUTE;
  });

  it.each([
    ['one for somebody', TO_ANN, false],
    ['none for anybody else', SAME, true],
  ])('for anybody, where lists have told of %s', (_, listed, isUntellable) => {
    const { books } = hand.server;
    const body = { number_of_ips: 5, number_of_codes: 2, forward_to: 'ann@customer.example' };
    const sent = hand.send('generate', body, LOST);
    const [code] = books.otherGenerate(books.accounts[0], SAME, 'colleague');
    const [other] = books.otherGenerate(books.accounts[0], listed, 'colleague');
    const look = { ...hand.send('list-share-code', {}, OK), listed: new Set([other?.code ?? '']) };
    const operation = {
      ...generateOf(sent, { state: 'possible', codes: [] }),
      input: { ipsPerCode: 5, count: 2, forwardTo: 'ann@customer.example' },
      possible: [newShareCode(code?.code ?? '')],
    };
    const found = judgeGenerate(operation, hand.truth([sent, look], operation), true);
    expect(found.map(({ kind }) => kind)).toEqual([OTHER]);
    expect(found[0]?.untellable ?? false).toBe(isUntellable);
  });
});
