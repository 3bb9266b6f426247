import { describe, expect, it } from 'vitest';
import { overTime } from './periods';
import type { ShareCode } from './share-code';
import { newShareCode } from './share-code.fixture';

const on = (month: number, day: number) => new Date(2026, month - 1, day, 12).getTime();
const made = (at: number, ips: number, usedAt: number | null = null) =>
  newShareCode(`c${at}${ips}`, { createdAt: at, ips, usedAt });
const statusOf = ({ usedAt, code }: ShareCode) =>
  code === 'gone' ? 'revoked' : code === 'late' ? 'expired' : usedAt === null ? 'unused' : 'used';

describe('codes over time', () => {
  it('are summed by day, with empty days between', () => {
    const codes = [made(on(3, 1), 5, 1), made(on(3, 1), 10), made(on(3, 3), 20)];
    const { step, periods } = overTime(codes, statusOf, [{ at: on(3, 2), ips: 7 }]);
    expect(step).toBe('day');
    expect(
      periods.map(({ made, used, ipsOut, ipsReturned }) => [made, used, ipsOut, ipsReturned]),
    ).toEqual([
      [2, 1, 15, 0],
      [0, 0, 0, 7],
      [1, 0, 20, 0],
    ]);
  });
  it('are summed by month where it is long', () => {
    const { step, periods } = overTime([made(on(1, 31), 5), made(on(4, 1), 5)], statusOf, []);
    expect(step).toBe('month');
    expect(periods.map(({ made }) => made)).toEqual([1, 0, 0, 1]);
  });
  it('are all counted in the sum, with a date or without', () => {
    const codes = [
      made(on(3, 1), 5, 1),
      newShareCode('x', { ips: 7 }),
      newShareCode('late'),
      newShareCode('gone', { ips: 9 }),
    ];
    const { total } = overTime(codes, statusOf, [
      { at: on(3, 2), ips: 4 },
      { at: 0, ips: 1 },
    ]);
    expect(total).toEqual({ made: 3, used: 1, expired: 1, ipsOut: 12, ipsReturned: 5 });
  });
  it('fall into the period that holds their time, up to its last moment', () => {
    const [first, second] = [new Date(2026, 2, 1).getTime(), new Date(2026, 2, 2).getTime()];
    const { periods } = overTime(
      [first, second - 1, second].map((at) => made(at, 1)),
      statusOf,
      [],
    );
    expect(periods.map(({ start, made }) => [start, made])).toEqual([
      [first, 2],
      [second, 1],
    ]);
  });
  it('leave out what has no date, or one that no code can have', () => {
    const odd = [newShareCode('x'), made(1, 5), made(8.64e15, 5), made(Number.NaN, 5)];
    expect(overTime(odd, statusOf, [{ at: 8.64e15, ips: 1 }]).periods).toEqual([]);
  });
});
