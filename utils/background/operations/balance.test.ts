import { describe, expect, it } from 'vitest';
import {
  type BatchOperation,
  type GenerateOperation,
  NO_COUNTS,
} from '@/utils/share-codes/operation';
import { costOf, isPaidOnceMore, unexplainedFall } from './balance';
import { baseline, code, NOW, operation } from './generate.fixture';

const own = operation({ baseline: baseline({ balance: 100 }), balanceAfter: 70 });

const settled = (more: Partial<GenerateOperation>): GenerateOperation => {
  const { open: _, ...closed } = operation({ id: 'two', state: 'done', settledAt: NOW, ...more });
  return closed;
};
const made = settled({ codes: [code('a'), code('b')] });

const BEFORE = { usedCodes: null, newestUsedAt: null, balance: null };

function batch(more: Partial<BatchOperation> = {}): BatchOperation {
  const { open: _, ...closed } = operation({ id: 'three', createdAt: NOW, settledAt: NOW });
  const counts = { ...NO_COUNTS, redeemed: 1 };
  const progress = { total: 1, counts, cursor: 1, batches: 1, ipsChanged: 5, baseline: BEFORE };
  return { ...closed, kind: 'redeem', state: 'done', ...progress, ...more };
}

describe('the fall of the balance', () => {
  it.each([
    ['alone', [], 30],
    ['with what another one has made since', [made], 10],
    ['with what another one has redeemed since', [batch()], 35],
    ['with one that was over before', [{ ...made, settledAt: NOW - 1 }], 30],
    ['with one of which nothing was sent', [operation({ state: 'accepted', sentAt: null })], 30],
    ['with a redeem of which nothing was sent', [batch({ open: 1, baseline: null })], 30],
    ['with one that was refused', [settled({ state: 'refused' })], 30],
  ])('is told %s', (_what, others, fall) => {
    expect(unexplainedFall(own, others)).toBe(fall);
  });

  it.each([
    ['without the balance before', operation({ balanceAfter: 70 }), []],
    ['without the balance now', { ...own, balanceAfter: null }, []],
    ['beside one that is out', own, [operation({ state: 'sent' })]],
    ['beside a redeem that runs', own, [batch({ open: 1, state: 'running', settledAt: null })]],
    ['beside a redeem that was on its way before', own, [batch({ createdAt: NOW - 1 })]],
    ['beside one that is unclear', own, [settled({ state: 'unclear' })]],
    ['beside one with codes that are only possible', own, [settled({ surplus: [code('c')] })]],
    ['beside unclear codes', own, [batch({ counts: { ...NO_COUNTS, unclear: 1 } })]],
  ])('is known to nobody %s', (_what, one, others) => {
    expect(unexplainedFall(one, others)).toBeNull();
  });
});

it('a code of which the IPs are not told has cost what was asked for', () => {
  expect(costOf([code('a'), code('b', { ips: null })], own)).toBe(20);
});

describe('one that was paid once more than is known of it', () => {
  const refused = settled({ state: 'refused', baseline: baseline({ balance: 100 }) });
  const done = { ...refused, state: 'done' as const, codes: [code('a'), code('b')] };
  it.each([
    ['refused, and the cost has gone', refused, 80, true],
    ['refused, and something else has gone', refused, 79, false],
    ['refused, and what it may have made was declined', { ...refused, declined: ['c'] }, 80, false],
    ['refused with possible codes', { ...refused, possible: [code('c')] }, 80, false],
    ['done, and twice the cost has gone', done, 60, true],
    ['done, and the cost has gone', done, 80, false],
    ['open', { ...refused, open: 1 as const }, 80, false],
  ])('%s', (_what, one, balance, isSo) => {
    expect(isPaidOnceMore(one, balance, [one])).toBe(isSo);
  });
});
