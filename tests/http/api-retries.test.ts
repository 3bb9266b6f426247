import { describe, expect, it } from 'vitest';
import { clientOf } from './api-client';
import { cut, cutHalfway, type Handler, html, json, silence, stubServer } from './stub-server';

const LIST = json(200, { success: true, result: [{ code: 'A1' }] });

/** Answers the first requests one way and all others well. */
const firstThenWell =
  (times: number, bad: Handler): Handler =>
  (response, seen, index) =>
    (index < times ? bad : LIST)(response, seen, index);

describe('a read is tried again', () => {
  it.each([
    ['a cut connection', cut],
    ['an answer cut halfway', cutHalfway],
    ['502', html(502)],
    ['500 in JSON', json(500, {})],
    ['429', json(429, {})],
  ])('after %s, twice at most', async (_, bad) => {
    const well = await stubServer(firstThenWell(2, bad));
    const client = clientOf(well.origin);
    expect(await client.listShared()).toMatchObject({ ok: true });
    expect(client.slept).toEqual([500, 1000]);

    const never = await stubServer(bad);
    expect(await clientOf(never.origin).listShared()).toMatchObject({ ok: false });
    expect(never.seen).toHaveLength(3);
  });

  it('after pauses that differ from one client to the next', async () => {
    const { origin } = await stubServer(html(502));
    const client = clientOf(origin, { random: () => 0 });
    await client.listShared();
    expect(client.slept).toEqual([250, 500]);
  });
});

describe('Retry-After', () => {
  it('is waited for where it is short', async () => {
    const { origin, seen } = await stubServer(
      firstThenWell(1, json(429, {}, { 'retry-after': '3' })),
    );
    const client = clientOf(origin, { now: () => 1000 });
    expect(await client.listShared()).toMatchObject({ ok: true });
    expect(client.slept).toEqual([3500]);
    expect(seen).toHaveLength(2);
  });

  it('in seconds is handed on at once where it is long', async () => {
    const { origin, seen } = await stubServer(json(429, {}, { 'retry-after': '11' }));
    const answer = await clientOf(origin, { now: () => 1000 }).listShared();
    expect(answer).toMatchObject({ failure: { cause: 'rate-limited', retryAt: 12_000 } });
    expect(seen).toHaveLength(1);
  });

  it('as a date is read by the clock of the server', async () => {
    const headers = {
      date: 'Sun, 01 Nov 2026 12:00:00 GMT',
      'retry-after': 'Sun, 01 Nov 2026 12:02:00 GMT',
    };
    const { origin } = await stubServer(html(429, headers));
    const answer = await clientOf(origin, { now: () => 1000 }).listShared();
    expect(answer).toMatchObject({ failure: { cause: 'rate-limited', retryAt: 121_000 } });
  });
});

describe('a read is not tried again', () => {
  it.each([
    ['401', json(401, {})],
    ['403', html(403)],
    ['400', json(400, {})],
    ['501', json(501, {})],
    ['a web page', html(200)],
    ['a redirect', html(308, { location: '/' })],
  ])('after %s', async (_, bad) => {
    const { origin, seen } = await stubServer(bad);
    await clientOf(origin).listShared();
    expect(seen).toHaveLength(1);
  });

  it('after silence', async () => {
    const { origin, seen } = await stubServer(silence);
    const answer = await clientOf(origin, { timeLimit: 100 }).listShared();
    expect(answer).toMatchObject({ failure: { cause: 'timed-out' } });
    expect(seen).toHaveLength(1);
  });

  it('offline', async () => {
    const { origin, seen } = await stubServer(cut);
    await clientOf(origin, { isOffline: () => true }).listShared();
    expect(seen).toHaveLength(1);
  });

  it('once the time limit is over', async () => {
    const { origin, seen } = await stubServer(html(502));
    let time = 0;
    const now = () => (time += 20_000);
    await clientOf(origin, { now }).listShared();
    expect(seen.length).toBeLessThan(3);
  });

  it('for somebody who has given up', async () => {
    const { origin, seen } = await stubServer(html(502));
    const stop = new AbortController();
    const sleep = async () => stop.abort();
    await clientOf(origin, { sleep, signal: stop.signal }).listShared();
    expect(seen).toHaveLength(1);
  });
});
