import { describe, expect, it } from 'vitest';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { baseline, code, NOW, operation } from './generate.fixture';
import { clockOffset, spanOf } from './made-when';

const SECOND = 1000;

/** One whose answer has named a code: sent and answered so long ago, ms, and dated so far ahead. */
const named = (ago: number, took: number, ahead: number): GenerateOperation =>
  operation({
    sentAt: NOW - ago,
    acted: { from: NOW - ago, to: NOW - ago + took },
    codes: [code('a', { createdAt: NOW - ago + ahead })],
    named: 1,
  });

describe('how far the clock of the codes is ahead', () => {
  it('is nothing until it is learnt', () => {
    const nothing = { span: { from: 0, to: 0 }, isLearnt: false };
    expect(clockOffset([])).toEqual(nothing);
    const foundByReading = { ...named(0, 500, 9000), named: 0 };
    expect(clockOffset([foundByReading])).toEqual(nothing);
  });

  it('is learnt from each code that an answer has named, ever closer', () => {
    const slow = named(60_000, 10_000, 99_000);
    expect(clockOffset([slow])).toEqual({ span: { from: 88_000, to: 100_000 }, isLearnt: true });
    const quick = named(90_000, 200, 93_000);
    expect(clockOffset([slow, quick]).span).toEqual({ from: 91_800, to: 94_000 });
  });

  it.each([
    ['the same clock', 0],
    ['seven hours', 7 * 3_600_000],
    ['minus a quarter of an hour', -900_000],
  ])('is just %s where that may be', (_, ahead) => {
    const { span } = clockOffset([named(60_000, 5000, ahead + 1000)]);
    expect(span).toEqual({ from: ahead, to: ahead });
  });

  it('is what the latest ones agree on: the clock was set since', () => {
    const before = named(90_000, 0, 3_600_000);
    expect(clockOffset([before, named(1000, 0, 0)]).span).toEqual({ from: 0, to: 0 });
  });
});

describe('when the codes of a generate are dated', () => {
  const none = { from: 0, to: 0 };
  const { acted: _, ...killed } = operation();

  it('is between the sending and the failure, in whole seconds', () => {
    expect(spanOf(operation(), none)).toEqual({ from: NOW - SECOND, to: NOW + 500 + SECOND });
  });

  it('is within eight seconds where nobody saw the failure', () => {
    expect(spanOf(killed, none)).toEqual({ from: NOW - SECOND, to: NOW + 9 * SECOND });
  });

  it('is not known where the server tells no time', () => {
    expect(spanOf({ ...killed, baseline: baseline({ serverTime: null }) }, none)).toBeNull();
  });
});
