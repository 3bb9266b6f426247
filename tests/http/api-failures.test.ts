import { describe, expect, it } from 'vitest';
import type { ServerFailure } from '@/utils/share-codes/failure';
import { clientOf, KEY } from './api-client';
import { cut, cutHalfway, type Handler, html, json, silence, stubServer } from './stub-server';

const no = (message?: unknown, more = {}) => ({ success: false, message, result: null, ...more });

const text =
  (status: number, body: string): Handler =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/plain' }).end(body);

const redirect =
  (status: number): Handler =>
  (response, { url }) =>
    response.writeHead(status, { location: url.pathname }).end();

/** Each answer, what it means, and whether it says plainly that the server did not act. */
const ANSWERS: [string, Handler, Partial<ServerFailure>, boolean][] = [
  ['401 JSON', json(401, no('Unauthorized')), { cause: 'bad-key', status: 401 }, true],
  ['401 HTML', html(401), { cause: 'bad-key', status: 401 }, false],
  ['403 JSON', json(403, no('Not allowed')), { cause: 'forbidden', words: ['Not allowed'] }, true],
  ['403 about the key', json(403, no('Invalid API key')), { cause: 'bad-key' }, true],
  ['403 HTML', html(403), { cause: 'refused-on-the-way', status: 403 }, false],
  ['403 without a body', text(403, ''), { cause: 'refused-on-the-way' }, false],
  [
    '400 with words',
    json(
      400,
      no('Bad request', { errors: ['A1 is used', { field: 'codes', message: 'too many' }] }),
    ),
    { cause: 'refused', status: 400, words: ['Bad request', 'A1 is used', 'too many'] },
    true,
  ],
  ['400 about the key', json(400, no('api-key is required')), { cause: 'bad-key' }, true],
  ['400 in plain text', text(400, 'Bad'), { cause: 'refused-on-the-way' }, false],
  ['400 as a bare string', json(400, 'Bad'), { cause: 'refused-on-the-way' }, false],
  ['400 in HTML', html(400), { cause: 'refused-on-the-way', status: 400 }, false],
  [
    '400 that names applied codes',
    json(400, no('Partly', { applied: ['A1'] })),
    { cause: 'refused' },
    false,
  ],
  [
    '400 with codes as its result',
    json(400, no('Partly', { result: ['A1'] })),
    { cause: 'refused' },
    false,
  ],
  ...['400', '200'].flatMap((status): typeof ANSWERS =>
    [
      {
        results: [
          { code: 'A1', success: true },
          { code: 'B2', success: false },
        ],
      },
      {
        data: {
          items: [
            { code: 'A1', status: 'redeemed' },
            { code: 'B2', status: 'used' },
          ],
        },
      },
      { data: { report: { codes: [{ code: 'A1', is_revoked: true }] } } },
      { success_count: 1, failed_count: 2 },
      {
        results: [
          { code: 'A1', status: 200 },
          { code: 'B2', status: 409 },
        ],
      },
      { data: { redeemed: '2' } },
    ].map((more) => [
      `${status} that tells of some that were done: ${JSON.stringify(more)}`,
      json(Number(status), no('Partly', more)),
      { cause: 'refused' },
      false,
    ]),
  ),
  ...[
    { success_count: 0, failed_count: 2 },
    {
      errors: [
        { code: 'A1', success: false },
        { code: 'B2', message: 'already redeemed' },
      ],
    },
    { data: { redeemed: 0, applied: [] } },
    { data: [{ code: 'A1', status: 1 }] },
  ].map((more): (typeof ANSWERS)[number] => [
    `400 that tells of none: ${JSON.stringify(more)}`,
    json(400, no('No', more)),
    { cause: 'refused' },
    true,
  ]),
  [
    '400 that names refused ones',
    json(400, no('No', { result: { failed: ['A1'] } })),
    { cause: 'refused' },
    true,
  ],
  ['405 HTML', html(405), { cause: 'refused-on-the-way', status: 405 }, false],
  ['405 JSON', json(405, no('No such method')), { cause: 'refused-on-the-way' }, true],
  ['411', text(411, ''), { cause: 'refused-on-the-way', status: 411 }, false],
  ['413 HTML', html(413), { cause: 'refused-on-the-way', status: 413 }, false],
  ['501 JSON', json(501, no('Not here')), { cause: 'refused-on-the-way' }, false],
  ['400 that claims success', json(400, { success: true }), { cause: 'refused' }, false],
  ['404 JSON', json(404, no('Nothing here')), { cause: 'refused', status: 404 }, true],
  ['404 HTML', html(404), { cause: 'refused-on-the-way', status: 404 }, false],
  ['408 JSON', json(408, no('Late')), { cause: 'server-error', status: 408 }, false],
  ['422 JSON', json(422, no()), { cause: 'refused', words: [] }, true],
  ['429 JSON', json(429, no('Slow down')), { cause: 'rate-limited', retryAt: null }, true],
  ['429 HTML', html(429), { cause: 'rate-limited', retryAt: null }, false],
  ['500 JSON', json(500, no('Oops')), { cause: 'server-error', words: ['Oops'] }, false],
  ['502 HTML', html(502), { cause: 'server-error', status: 502 }, false],
  ['520 HTML', html(520), { cause: 'server-error', status: 520 }, false],
  ['200 HTML', html(200), { cause: 'not-this-api', got: 'html', status: 200 }, false],
  ['200 without a body', text(200, ''), { cause: 'not-this-api', got: 'other' }, false],
  ['200 with broken JSON', text(200, '{"success":'), { cause: 'not-this-api' }, false],
  ['204', (response) => response.writeHead(204).end(), { cause: 'not-this-api' }, false],
  ['202 and no', json(202, no('Perhaps later')), { cause: 'refused', status: 202 }, false],
  ['202 without a body', text(202, ''), { cause: 'not-this-api' }, false],
  ['200 and no', json(200, no('No balance')), { cause: 'refused', words: ['No balance'] }, true],
  ['200 and "no"', json(200, { success: 'false' }), { cause: 'refused' }, true],
  ['200 and ok: false', json(200, { ok: false, error: 'No' }), { cause: 'refused' }, true],
  ['200, no, bad key', json(200, no('API key is invalid')), { cause: 'bad-key' }, true],
  ['200, no, but codes', json(200, no('Partly', { result: ['A1'] })), { cause: 'refused' }, false],
  [
    'a code, not the key',
    json(200, no('Code invalid for this API key holder')),
    { cause: 'refused' },
    true,
  ],
  ['308 to itself', redirect(308), { cause: 'redirected' }, false],
  ['302', redirect(302), { cause: 'redirected' }, false],
  ['a cut connection', cut, { cause: 'unreachable', offline: false, status: null }, false],
  ['an answer cut halfway', cutHalfway, { cause: 'unreachable', status: 200 }, false],
  ['silence', silence, { cause: 'timed-out', seconds: 0.15, status: null }, false],
];

describe.each(ANSWERS)('after %s', (_, handler, failure, notActed) => {
  const input = { ipsPerCode: 10, count: 1, forwardTo: null };
  const timeLimit = handler === silence ? 150 : 20_000; // a busy machine may take long to answer

  it('generate tells why, and was sent once', async () => {
    const { origin, seen } = await stubServer(handler);
    const answer = await clientOf(origin, { timeLimit }).generate(input);
    expect(answer).toMatchObject({ ok: false, failure: { ...failure, notActed } });
    expect(seen).toHaveLength(1);
  });

  it('so do redeem and revoke', async () => {
    const { origin, seen } = await stubServer(handler);
    const client = clientOf(origin, { timeLimit });
    for (const answer of [await client.redeem(['A1']), await client.revoke(['A1'])])
      expect(answer).toMatchObject({ ok: false, failure: { ...failure, notActed } });
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
  });
});

describe('something on the way that refuses', () => {
  it.each([
    [{}, null],
    [{ server: 'squid/6.1' }, 'squid/6.1'],
    [{ via: '1.1 edge', server: 'nginx' }, '1.1 edge, nginx'],
    [{ server: `proxy for ${KEY}` }, 'proxy for •••'],
    [{ server: 'x'.repeat(999) }, `${'x'.repeat(60)}`],
  ])('is told with what it refuses, and calls itself by %j: %j', async (headers, by) => {
    for (const placement of ['header', 'query'] as const) {
      const { origin } = await stubServer(html(405, headers));
      const client = clientOf(origin, { placement });
      const { host } = new URL(origin);
      expect(await client.revoke(['A1'])).toMatchObject({
        failure: { method: 'DELETE', address: `${host}/client/v1/cd-keys/revoke-code`, by },
      });
      expect(await client.redeem(['A1'])).toMatchObject({ failure: { method: 'POST', by } });
      const listed = await client.listShared({ keyword: 'A1' });
      expect(listed).toMatchObject({
        failure: { method: 'GET', address: `${host}/client/v1/cd-keys/list-share-code`, by },
      });
      expect(JSON.stringify(listed)).not.toContain('s3cr3t');
    }
  });
});

describe('limits', () => {
  it('the time limit covers reading the answer', async () => {
    const drip: Handler = (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    };
    const { origin } = await stubServer(drip);
    const answer = await clientOf(origin, { timeLimit: 200 }).redeem(['A1']);
    expect(answer).toMatchObject({ failure: { cause: 'timed-out', seconds: 0.2, status: 200 } });
  });

  it('an answer without end is left', async () => {
    let wasCut = false;
    const flood: Handler = (response) => {
      response.on('close', () => {
        wasCut = true;
      });
      response.writeHead(200, { 'content-type': 'application/json' });
      const pour = () => {
        while (!response.destroyed && response.write(' '.repeat(1_000_000)));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    };
    const { origin } = await stubServer(flood);
    const answer = await clientOf(origin).redeem(['A1']);
    expect(answer).toMatchObject({
      failure: { cause: 'too-large', bytes: 8_000_000, notActed: false },
    });
    await expect.poll(() => wasCut).toBe(true);
  });

  it('who gives up does not wait', async () => {
    const { origin } = await stubServer(silence);
    const stop = new AbortController();
    const client = clientOf(origin, { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    const answer = await client.listShared();
    expect(answer).toMatchObject({ failure: { cause: 'unreachable', notActed: false } });
    expect(client.slept).toEqual([]);
  });
});

describe('what only looks unreachable', () => {
  it('is a withdrawn permission', async () => {
    const { origin } = await stubServer(cut);
    const answer = await clientOf(origin, { hasHostPermission: async () => false }).listShared();
    expect(answer).toMatchObject({ failure: { cause: 'no-host-permission', origin } });
  });

  it('or an offline browser', async () => {
    const { origin } = await stubServer(cut);
    const answer = await clientOf(origin, { isOffline: () => true }).listShared();
    expect(answer).toMatchObject({ failure: { cause: 'unreachable', offline: true } });
  });

  it('or a key that no header can carry; nothing is sent then', async () => {
    const { origin, seen } = await stubServer(cut);
    const answer = await clientOf(origin, { key: 'ключ' }).listShared();
    expect(answer).toMatchObject({ failure: { cause: 'bad-key', notActed: false } });
    expect(seen).toHaveLength(0);
  });

  it('the permission is not asked for where the server answers', async () => {
    const { origin } = await stubServer(json(200, []));
    const asked = () => Promise.reject(new Error('asked'));
    expect(await clientOf(origin, { hasHostPermission: asked }).listShared()).toMatchObject({
      ok: true,
    });
  });
});

describe('the key', () => {
  it.each(['header', 'query'] as const)(
    'in the %s is not carried along a redirect',
    async (placement) => {
      const stranger = await stubServer(json(200, []));
      const away: Handler = (response, { url }) =>
        response.writeHead(307, { location: stranger.origin + url.pathname + url.search }).end();
      const { origin, seen } = await stubServer(away);
      const client = clientOf(origin, { placement });
      expect(await client.listShared()).toMatchObject({ failure: { cause: 'redirected' } });
      expect(await client.redeem(['A1'])).toMatchObject({ failure: { cause: 'redirected' } });
      expect(seen).toHaveLength(2);
      expect(stranger.seen).toHaveLength(0);
    },
  );

  it.each(['header', 'query'] as const)(
    'in the %s is in no failure, though the server repeats it',
    async (placement) => {
      const echo: Handler = (response, seen, index) => {
        const message = `Bad ${KEY} in ${seen.url.search}`;
        json(400, no(message, { errors: { [KEY]: [KEY] } }))(response, seen, index);
      };
      const { origin } = await stubServer(echo);
      const answer = await clientOf(origin, { placement }).redeem(['A1']);
      expect(answer).toMatchObject({ failure: { cause: 'refused' } });
      expect(JSON.stringify(answer)).not.toContain('s3cr3t');
    },
  );

  it('is in no failure of the network', async () => {
    const { origin } = await stubServer(cut);
    const answer = await clientOf(origin, { placement: 'query' }).redeem(['A1']);
    expect(JSON.stringify(answer)).not.toContain('s3cr3t');
  });
});
