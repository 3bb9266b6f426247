import { describe, expect, it } from 'vitest';
import { toFlag, toNumber, toText, toTime } from './values';

describe('toTime', () => {
  const noon = Date.UTC(2026, 10, 1, 12);
  it.each([
    [noon / 1000, noon],
    [noon, noon],
    [`${noon / 1000}`, noon],
    ['2026-11-01T12:00:00Z', noon],
    ['2026-11-01T19:00:00+07:00', noon],
    ['2026-11-01 12:00:00', noon], // no zone: UTC, wherever the person is
    ['2026-11-01T12:00:00.000', noon],
    ['2026-11-01', Date.UTC(2026, 10, 1)],
    [99_999_999_999, 99_999_999_999_000],
    [100_000_000_000, 100_000_000_000],
  ])('reads %j', (value, time) => expect(toTime(value)).toBe(time));

  it.each([
    0,
    '0',
    '',
    null,
    undefined,
    -5,
    1e300,
    'soon',
    'item 7',
    '0001-01-01T00:00:00Z',
    {},
    true,
  ])('finds no time in %j', (value) => expect(toTime(value)).toBeNull());
});

describe('toText', () => {
  it.each([
    [' A1 ', 'A1'],
    [12345, '12345'],
    ['  ', null],
    [2 ** 60, null], // its last digits are lost
    [Number.NaN, null],
    [null, null],
    [['A1'], null],
  ])('reads %j as %j', (value, text) => expect(toText(value)).toBe(text));
});

describe('toNumber and toFlag', () => {
  it.each([
    ['12', 12],
    [' 1.5 ', 1.5],
    ['-3', -3],
    ['', null],
    ['1e3', null],
    ['12 IPs', null],
    [Number.POSITIVE_INFINITY, null],
    [true, null],
  ])('reads %j as the number %j', (value, number) => expect(toNumber(value)).toBe(number));

  it.each([
    [true, true],
    ['true', true],
    ['FALSE', false],
    [1, true],
    ['0', false],
    ['maybe', null],
    [null, null],
  ])('reads %j as the flag %j', (value, flag) => expect(toFlag(value)).toBe(flag));
});
