import { describe, expect, it } from 'vitest';
import type { Batch } from './operation';
import { FRESH } from './patience';
import { letThrough, type RequestLimit, requestsLeft, timeToSend, tooMany } from './request-limit';

const MINUTE = 60_000;
const withLeft = (limit: RequestLimit, left: number): RequestLimit => ({ ...limit, left });

describe('how long the rest takes', () => {
  it('is not known before the server has refused a request', () => {
    expect(timeToSend(undefined, 0)).toBeNull();
    expect(timeToSend(withLeft(letThrough(), 100), 0)).toBeNull();
  });

  it('is a pause for each request where none but one gets through', () => {
    const limit = withLeft(tooMany(letThrough(), 30_000), 9);
    expect(timeToSend(limit, 30_000)).toBe(30_000 + 8 * 30_000);
    expect(timeToSend({ ...letThrough(limit), left: 8 }, 0)).toBe(8 * 30_000);
  });

  it('is a pause for as many as get through at once', () => {
    let limit = letThrough();
    for (let request = 2; request <= 20; request++) limit = letThrough(limit);
    limit = withLeft(tooMany(limit, MINUTE), 50);
    expect(timeToSend(limit, MINUTE)).toBe(3 * MINUTE);
    expect(timeToSend(withLeft(limit, 20), MINUTE)).toBe(MINUTE);
  });

  it('follows a limit that changes, and not a try before its time', () => {
    const limit = tooMany(letThrough(letThrough()), MINUTE);
    expect(tooMany(limit, 20_000)).toEqual(limit);
    expect(tooMany(letThrough(limit), 5000)).toMatchObject({ pause: 5000, atOnce: 1 });
  });

  it('is not told where it is short, or nothing is left', () => {
    const limit = tooMany(letThrough(), 4000);
    expect(timeToSend(withLeft(limit, 2), 4000)).toBeNull();
    expect(timeToSend(withLeft(limit, 3), 4000)).toBe(12_000);
    expect(timeToSend(withLeft(limit, 0), MINUTE)).toBeNull();
  });
});

describe('the requests that are left', () => {
  const operation = { batches: 3 };
  const batch = (groups: Batch['groups'], phase: Batch['phase'] = 'waiting'): Batch => ({
    operationId: 'one',
    index: 0,
    items: ['a', 'b', 'c', 'd'].map((code) => ({ code, outcome: null })),
    groups,
    phase,
    reasons: {},
    patience: FRESH,
  });
  const group = (...codes: string[]) => ({ codes, tries: 0, unsure: false });

  it('are one to a batch, and one to a code of a batch that was refused', () => {
    expect(requestsLeft(operation, batch([group('a', 'b', 'c', 'd')]))).toBe(3);
    expect(requestsLeft(operation, batch([group('a', 'b'), group('c', 'd')]))).toBe(6);
  });

  it('are none for codes that are only looked for', () => {
    expect(requestsLeft(operation, batch([group('a', 'b')], 'confirming'))).toBe(2);
    expect(requestsLeft(operation, batch([{ ...group('a'), setAside: true }], 'checking'))).toBe(2);
  });
});
