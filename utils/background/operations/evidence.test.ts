import { describe, expect, it } from 'vitest';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import { type Evidence, judgeRedeem, judgeRevoke, type Said, type Server } from './evidence';

const NOW = 1_800_000_007_000;
const EARLY: Evidence = {
  isWhole: true,
  isFresh: false,
  unexplained: null,
  isLast: false,
};
const LAST: Evidence = { ...EARLY, isFresh: true, isLast: true };
const UNCLEAR = { word: 'unclear' };

describe('a code that was to be redeemed', () => {
  const used = newShareCode('A1', { ips: 10, usedAt: NOW });
  const baseline = { usedCodes: ['B2'], newestUsedAt: NOW - 1000, balance: null };
  const out = [{ from: NOW - 300, to: NOW + 300 }];
  const judge = (
    said: Said,
    look: Evidence,
    listed = true,
    before: typeof baseline | null = baseline,
  ) =>
    judgeRedeem(listed ? used : null, said, look, {
      baseline: before,
      out,
      beside: new Set(),
      now: NOW + 5000,
    });

  it.each([
    ['nothing', 'redeemed'],
    ['doubtful', 'redeemed'],
    ['yes', 'redeemed'],
    ['no', 'already-yours'],
    ['left-out', 'already-yours'],
  ] as const)('and is used now, after the answer %s, is %s', (said, word) => {
    expect(judge(said, EARLY)).toEqual({ word, ips: 10 });
  });

  it.each([
    ['was listed before', { ...baseline, usedCodes: ['A1'] }],
    ['is older than what was listed before', { ...baseline, newestUsedAt: NOW + 1 }],
  ])('and %s, was used before', (_, before) => {
    expect(judge('nothing', EARLY, true, before)).toMatchObject({ word: 'already-yours' });
  });

  it.each([
    ['nothing', false, 'unclear'],
    ['doubtful', false, 'unclear'],
    ['yes', false, 'redeemed'],
    ['nothing', true, 'redeemed'],
  ] as const)(
    'and shows without a time, after the answer %s, with all that was used before known: %s, is %s',
    (said, isWhole, word) => {
      const undated = newShareCode('A1', { ips: 10, usedAt: null });
      const before = { ...baseline, ...(isWhole && { isWhole }) };
      const own = { baseline: before, out, beside: new Set<string>(), now: NOW + 5000 };
      expect(judgeRedeem(undated, said, EARLY, own)).toMatchObject({ word });
    },
  );

  it('and shows without a time, is the own one where its IPs have come', () => {
    const undated = newShareCode('A1', { ips: 10, usedAt: null });
    const own = { baseline, out, beside: new Set<string>(), now: NOW + 5000 };
    const judged = (unexplained: number) =>
      judgeRedeem(undated, 'nothing', { ...EARLY, unexplained }, own);
    expect(judged(10)).toEqual({ word: 'redeemed', ips: 10 });
    expect(judged(20)).toEqual(UNCLEAR);
  });

  it('and that another operation has redeemed, is that one’s', () => {
    const verdict = judgeRedeem(used, 'nothing', EARLY, {
      baseline,
      out,
      beside: new Set(['A1']),
      now: NOW,
    });
    expect(verdict).toMatchObject({ word: 'already-yours' });
  });

  it.each([
    ['before', { from: NOW + 3000, to: NOW + 6000 }],
    ['after', { from: NOW - 6000, to: NOW - 3000 }],
  ])('and was used %s any request for it was out, was somebody else’s doing', (_, other) => {
    const own = { baseline, out: [other], beside: new Set<string>(), now: NOW + 5000 };
    expect(judgeRedeem(used, 'nothing', EARLY, own)).toMatchObject({ word: 'already-yours' });
  });

  it('and was used between two requests for it, was somebody else’s doing', () => {
    const sentAgain = [
      { from: NOW - 30_000, to: NOW - 22_000 },
      { from: NOW + 10_000, to: NOW + 10_300 },
    ];
    const own = {
      baseline: { ...baseline, newestUsedAt: 0 },
      out: sentAgain,
      beside: new Set<string>(),
      now: NOW + 5000,
    };
    expect(judgeRedeem(used, 'nothing', EARLY, own)).toMatchObject({ word: 'already-yours' });
  });

  it.each([
    ['nothing', false, 10, UNCLEAR],
    ['nothing', true, 10, { word: 'redeemed', ips: 10 }],
    ['nothing', false, -10, { word: 'already-yours', ips: 10 }],
    ['yes', false, 10, { word: 'redeemed', ips: 10 }],
  ] as const)(
    'in the hour after summer time has ended, after the answer %s, paid: %s, so many minutes after another: %i',
    (said, isPaid, minutes, verdict) => {
      const [ahead, minute] = [3_600_000, 60_000];
      const before = { ...baseline, newestUsedAt: NOW - minutes * minute + 2 * ahead };
      const listed = newShareCode('A1', { ips: 10, usedAt: NOW + ahead });
      const look = { ...EARLY, unexplained: isPaid ? 10 : null };
      const own = { baseline: before, out, beside: new Set<string>(), now: NOW + 5000 };
      expect(judgeRedeem(listed, said, look, own)).toEqual(verdict);
    },
  );

  it('and was used by somebody else just before, where others of that time are known, is that one’s', () => {
    const zone = 7 * 3_600_000;
    const before = { ...baseline, newestUsedAt: NOW - 1000 + zone };
    const listed = newShareCode('A1', { ips: 10, usedAt: NOW - 1500 + zone });
    const own = { baseline: before, out, beside: new Set<string>(), now: NOW + 5000 };
    expect(judgeRedeem(listed, 'nothing', EARLY, own)).toMatchObject({ word: 'already-yours' });
  });

  it.each([7, -5, 5.75])('is told by a server whose times are %d h ahead', (hours) => {
    const zone = hours * 3_600_000;
    const before = { ...baseline, newestUsedAt: NOW - 1000 + zone };
    const at = (ms: number) => newShareCode('A1', { usedAt: NOW + zone + ms });
    const own = { baseline: before, out, beside: new Set<string>(), now: NOW + 5000 };
    expect(judgeRedeem(at(0), 'nothing', EARLY, own)).toMatchObject({ word: 'redeemed' });
    expect(judgeRedeem(at(60_000), 'nothing', EARLY, own)).toMatchObject({ word: 'already-yours' });
    const long = { ...own, out: [{ from: NOW - 3_600_000, to: NOW + 100 }] };
    expect(judgeRedeem(at(0), 'nothing', EARLY, long)).toMatchObject({ word: 'already-yours' });
  });

  it.each([0, 7])('whose list tells no seconds, %d h ahead, may be redeemed by it', (hours) => {
    const minute = NOW - (NOW % 60_000) + hours * 3_600_000;
    const at = (ms: number) => newShareCode('A1', { ips: 10, usedAt: minute + ms });
    const before = { ...baseline, newestUsedAt: null };
    const own = { baseline: before, out, beside: new Set<string>(), now: NOW + 5000 };
    const known = { ...own, baseline: { ...before, isWhole: true as const } };
    expect(judgeRedeem(at(0), 'nothing', EARLY, own)).toEqual(UNCLEAR);
    const exact = judgeRedeem(at(0), 'nothing', EARLY, { ...own, tellsSeconds: true });
    expect(exact).toMatchObject({ word: 'already-yours' });
    expect(judgeRedeem(at(0), 'yes', EARLY, own)).toMatchObject({ word: 'redeemed' });
    expect(judgeRedeem(at(0), 'nothing', EARLY, known)).toMatchObject({ word: 'redeemed' });
    expect(judgeRedeem(at(-60_000), 'nothing', EARLY, known)).toMatchObject({
      word: 'already-yours',
    });
  });

  it('and was used a whole hour after the only request for it, was somebody else’s doing', () => {
    const later = newShareCode('A1', { usedAt: NOW + 3_600_000 });
    const own = { baseline, out, beside: new Set<string>(), now: NOW + 3_700_000 };
    expect(judgeRedeem(later, 'nothing', EARLY, own)).toMatchObject({ word: 'already-yours' });
  });

  it('and does not show after a plain no, was not', () => {
    expect(judge('no', { ...EARLY, isWhole: false }, false)).toBe('not-applied');
  });

  it.each(['yes', 'left-out', 'doubtful'] as const)(
    'and does not show after the answer %s, was not, once the last look is whole and fresh',
    (said) => {
      expect(judge(said, EARLY, false)).toBeNull();
      expect(judge(said, LAST, false)).toBe('not-applied');
      expect(judge(said, { ...LAST, isWhole: false }, false)).toEqual(UNCLEAR);
    },
  );

  it('and does not show after a request without an answer, may still be', () => {
    expect(judge('nothing', EARLY, false)).toBeNull();
    expect(judge('nothing', { ...LAST, unexplained: 0 }, false)).toEqual(UNCLEAR);
  });

  it.each([
    ['left-out', 0, 'not-applied'],
    ['doubtful', 0, 'not-applied'],
    ['yes', 0, UNCLEAR],
    ['left-out', 35, UNCLEAR],
    ['left-out', -35, UNCLEAR],
    ['left-out', null, UNCLEAR],
  ] as const)(
    'and does not show in a list that may be old, after the answer %s and %s IPs more',
    (said, unexplained, verdict) => {
      expect(judge(said, { ...LAST, isFresh: false, unexplained }, false)).toEqual(verdict);
    },
  );
});

describe('a code that was to be revoked', () => {
  const item = { code: 'A1', outcome: null, before: { status: 1, ips: 10 } };
  const server: Server = { statuses: {}, now: NOW, beside: new Set(), hasPaidBack: false };
  const judge = (
    listed: Partial<ShareCode> | null,
    said: Said,
    look: Evidence,
    known: Partial<Server> = {},
  ) => judgeRevoke(item, listed && newShareCode('A1', listed), said, look, { ...server, ...known });

  it.each([
    ['nothing', { 3: 'revoked' }, false, 'revoked'],
    ['yes', {}, false, 'revoked'],
    ['nothing', {}, true, 'revoked'],
    ['nothing', {}, false, 'unclear'],
    ['doubtful', {}, false, 'unclear'],
    ['nothing', { 3: 'used' }, true, 'refused'],
    ['yes', { 3: 'used' }, false, 'refused'],
    ['yes', { 3: 'unused' }, false, 'unclear'],
  ] as const)(
    'and has another status than before, after the answer %s, where that means %o, and its IPs are back: %s, is %s',
    (said, statuses, hasPaidBack, word) => {
      const look = { ...LAST, isFresh: true };
      expect(judge({ status: 3 }, said, look, { statuses, hasPaidBack })).toMatchObject({ word });
    },
  );

  it('and has another status after a plain no, was revoked by somebody else at the most', () => {
    const revoked = { word: 'revoked', ips: 0 };
    expect(judge({ status: 3 }, 'no', EARLY, { statuses: { 3: 'revoked' } })).toEqual(revoked);
    expect(judge({ status: 3 }, 'no', EARLY, { hasPaidBack: true })).toBe('not-applied');
  });

  it('and was never listed before, was where the server means that by its status', () => {
    const unknown = { ...item, before: { status: null, ips: null } };
    const listed = newShareCode('A1', { status: 3 });
    const judged = (said: Said, statuses: Server['statuses']) =>
      judgeRevoke(unknown, listed, said, EARLY, { ...server, statuses });
    expect(judged('nothing', {})).toBeNull();
    expect(judged('nothing', { 1: 'unused' })).toBeNull();
    expect(judged('nothing', { 3: 'revoked' })).toMatchObject({ word: 'revoked' });
    expect(judged('no', { 3: 'revoked' })).toBe('not-applied'); // then somebody else has
  });

  it('and has expired meanwhile, was not revoked by that', () => {
    expect(judge({ status: 3, expiresAt: NOW - 1000 }, 'nothing', EARLY)).toBeNull();
  });

  it('and was used, cannot be', () => {
    const refused = { word: 'refused', reason: { cause: 'used' } };
    expect(judge({ status: 2, usedAt: NOW }, 'yes', EARLY)).toEqual(refused);
  });

  it('and stands there as before, was not, once the last look is over and no IPs have come back', () => {
    expect(judge({ status: 1 }, 'no', EARLY)).toBe('not-applied');
    expect(judge({ status: 1 }, 'left-out', EARLY)).toBeNull();
    expect(judge({ status: 1 }, 'left-out', LAST)).toBe('not-applied');
    const old = { ...LAST, isFresh: false };
    expect(judge({ status: 1 }, 'left-out', { ...old, unexplained: 10 })).toEqual(UNCLEAR);
    expect(judge({ status: 1 }, 'left-out', { ...old, unexplained: 0 })).toBe('not-applied');
    expect(judge({ status: 1 }, 'left-out', old)).toEqual(UNCLEAR);
  });

  it('and stands there as before without an answer, may still be', () => {
    expect(judge({ status: 1 }, 'nothing', EARLY)).toBeNull();
    expect(judge({ status: 1 }, 'nothing', { ...LAST, unexplained: 0 })).toEqual(UNCLEAR);
  });

  it('and has gone after a plain no, was not', () => {
    expect(judge(null, 'no', LAST, { hasPaidBack: true })).toBe('not-applied');
  });

  it('and has gone, was where its IPs have come back', () => {
    expect(judge(null, 'nothing', EARLY, { hasPaidBack: true })).toMatchObject({ word: 'revoked' });
  });

  it('and that another operation has revoked, has its IPs there', () => {
    const beside = new Set(['A1']);
    const revoked = { word: 'revoked', ips: 0 };
    expect(judge({ status: 3 }, 'nothing', EARLY, { beside })).toEqual(revoked);
    expect(judge(null, 'nothing', EARLY, { beside })).toEqual(revoked);
    expect(judge({ status: 1 }, 'nothing', EARLY, { beside })).toBeNull(); // it is listed as before
    expect(judge({ status: 3 }, 'no', EARLY, { beside })).toBe('not-applied');
  });

  it('and has gone from a whole list after a yes, was; its IPs are told unless the balance has not moved so', () => {
    expect(judge(null, 'yes', EARLY)).toEqual({ word: 'revoked', ips: 10 });
    expect(judge(null, 'yes', EARLY, { hasPaidBack: true })).toEqual({ word: 'revoked', ips: 10 });
    for (const unexplained of [0, 7]) {
      expect(judge(null, 'yes', { ...EARLY, unexplained })).toBeNull();
      expect(judge(null, 'yes', { ...LAST, unexplained })).toEqual({ word: 'revoked', ips: 0 });
    }
    expect(judge(null, 'yes', { ...EARLY, isWhole: false })).toBeNull();
  });

  it('and has gone without an answer, may have been used', () => {
    expect(judge(null, 'nothing', EARLY)).toBeNull();
    expect(judge(null, 'nothing', LAST)).toEqual(UNCLEAR);
    expect(judge(null, 'nothing', { ...LAST, unexplained: 7 })).toEqual(UNCLEAR);
  });
});
