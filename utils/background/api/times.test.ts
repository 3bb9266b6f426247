import { describe, expect, it } from 'vitest';
import { readRetryAt, readServerTime } from './times';

const NOW = Date.UTC(2026, 10, 1, 12);
const http = (time: number) => new Date(time).toUTCString();
const retryAt = (value: string, serverTime: number | null = null) =>
  readRetryAt(new Headers({ 'retry-after': value }), { serverTime, now: NOW });

describe('readRetryAt', () => {
  it('reads seconds', () => expect(retryAt('7')).toBe(NOW + 7000));
  it('reads a date', () => expect(retryAt(http(NOW + 60_000))).toBe(NOW + 60_000));

  it('reads a date by the clock of the server, not by ours', () => {
    const itsNow = NOW - 3_600_000;
    expect(retryAt(http(itsNow + 5000), itsNow)).toBe(NOW + 5000);
  });

  it('takes the past for now, and never waits longer than a day', () => {
    expect(retryAt(http(NOW - 5000))).toBe(NOW);
    expect(retryAt('9'.repeat(400))).toBe(NOW + 86_400_000);
  });

  it.each(['soon', '', '-'])('finds nothing in %j', (value) => expect(retryAt(value)).toBeNull());
});

it('reads the clock of the server', () => {
  expect(readServerTime(new Headers({ date: http(NOW) }))).toBe(NOW);
  expect(readServerTime(new Headers())).toBeNull();
  expect(readServerTime(new Headers({ date: http(NOW), age: '90' }))).toBe(NOW + 90_000);
  expect(readServerTime(new Headers({ date: http(NOW), age: 'old' }))).toBe(NOW);
});
