import { describe, expect, it } from 'vitest';
import { type Facts, type Filter, matcher, sorted } from './filter';
import type { ShareCode } from './share-code';
import { newShareCode } from './share-code.fixture';

const ALL: Filter = { keyword: '', email: '', status: undefined, dataType: null };
const FACTS: Facts = {
  statuses: { 1: 'unused' },
  acts: { revoked: new Set(['gone']) },
  notes: new Map([['b', 'for Ann']]),
  now: 1000,
};
const codes = [
  newShareCode('a', { status: 1, ips: 5, createdAt: 3, dataType: 1 }),
  newShareCode('b', { status: 7, ips: 10, createdAt: 1, forwardTo: 'Ann@x.example' }),
  newShareCode('c', { usedAt: 9, usedBy: 'ben@x.example', createdAt: 2, dataType: 2 }),
  newShareCode('gone', { status: 1, ips: 1 }),
];
const names = (found: ShareCode[]) => found.map(({ code }) => code).join(' ');
const found = (filter: Partial<Filter>) =>
  names(codes.filter(matcher({ ...ALL, ...filter }, FACTS)));

describe('finding stored codes', () => {
  it.each([
    [{}, 'a b c gone'],
    [{ keyword: ' B ' }, 'b c'],
    [{ keyword: 'for ann' }, 'b'],
    [{ email: 'ann' }, 'b'],
    [{ email: 'ANN@x.example' }, 'b'],
    [{ email: 'ben' }, ''],
    [{ keyword: 'ben@' }, 'c'],
    [{ status: 'unused' }, 'a'],
    [{ status: 'used' }, 'c'],
    [{ status: 'revoked' }, 'gone'],
    [{ status: 7 }, 'b'],
    [{ dataType: 2 }, 'c'],
  ] as const)('%j', (filter, expected) => {
    expect(found(filter)).toBe(expected);
  });

  it.each([
    ['time', 'desc', 'a c b gone'],
    ['time', 'asc', 'b c a gone'],
    ['code', 'desc', 'gone c b a'],
    ['amount_ips', 'asc', 'gone a b c'],
    ['amount_ips', 'desc', 'b a gone c'],
  ] as const)('sorts by %s, %s', (by, order, expected) => {
    expect(names(sorted(codes, by, order, 'createdAt'))).toBe(expected);
  });
});
