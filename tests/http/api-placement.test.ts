import { expect, it } from 'vitest';
import { findPlacement } from '@/utils/background/api/placement';
import { KEY, optionsFor } from './api-client';
import { cut, type Handler, html, json, type Seen, stubServer } from './stub-server';

const LIST = json(200, { success: true, result: { items: [], total_items: 0 } });

const inHeader = ({ headers }: Seen) => headers['api-key'] === KEY;
const inQuery = ({ url }: Seen) => url.searchParams.get('api-key') === KEY;

/** Takes the key in one place only, and answers without it as told. */
const takes =
  (where: (seen: Seen) => boolean, otherwise: Handler): Handler =>
  (response, seen, index) =>
    (where(seen) ? LIST : otherwise)(response, seen, index);

const REFUSED = json(401, { success: false, message: 'Unauthorized' });

async function probe(handler: Handler, key = KEY) {
  const { origin, seen } = await stubServer(handler);
  return { found: await findPlacement({ ...optionsFor(origin), key }), seen };
}

it('finds the header with the cheapest read, and asks no further', async () => {
  const { found, seen } = await probe(takes(inHeader, REFUSED));
  expect(found).toEqual({ ok: true, value: 'header' });
  expect(seen).toHaveLength(1);
  expect(seen[0]?.url.pathname).toBe('/client/v1/cd-keys/list-share-code');
  expect(seen[0]?.url.searchParams.get('limit')).toBe('1');
});

it.each([
  ['401', REFUSED],
  ['403', json(403, { success: false })],
  ['400', json(400, { success: false, message: 'Validation failed' })],
  ['200 and no', json(200, { success: false, message: 'No key' })],
  ['its own 500', json(500, { message: 'key of undefined' })],
  ['a redirect to a login', html(302, { location: '/login' })],
  ['a block page', html(403)],
])('finds the query where the header is answered with %s', async (_, otherwise) => {
  const { found, seen } = await probe(takes(inQuery, otherwise));
  expect(found).toEqual({ ok: true, value: 'query' });
  expect(seen.some((each) => inHeader(each) && inQuery(each))).toBe(false);
});

it('finds the query for a key that no header can carry', async () => {
  const { found, seen } = await probe(LIST, 'ключ');
  expect(found).toEqual({ ok: true, value: 'query' });
  expect(seen).toHaveLength(1);
});

it.each([
  ['a web page', html(200), 'not-this-api'],
  ['a gateway that fails', html(502), 'server-error'],
  ['no server', cut, 'unreachable'],
  ['too many requests', json(429, {}, { 'retry-after': '60' }), 'rate-limited'],
  ['another API', json(200, { hello: 'world' }), 'not-this-api'],
])('puts the key in no address after %s', async (_, handler, cause) => {
  const { found, seen } = await probe(handler);
  expect(found).toMatchObject({ ok: false, failure: { cause } });
  expect(seen.some(inQuery)).toBe(false);
});

it.each([
  ['bad-key', json(401, {}), json(401, {})],
  ['bad-key', json(401, {}), json(400, {})],
  ['bad-key', json(403, {}), json(401, {})],
  ['forbidden', json(403, {}), json(400, {})],
  ['refused', json(400, {}), json(400, {})],
  ['unreachable', json(401, {}), cut],
  ['redirected', html(308, { location: '/login' }), html(308, { location: '/login' })],
  ['refused-on-the-way', html(403), html(302, { location: '/login' })],
  ['bad-key', html(302, { location: '/login' }), json(401, {})],
  ['bad-key', json(401, {}), html(302, { location: '/login' })],
])('tells %s, the plainest of two failures', async (cause, header, query) => {
  const { found } = await probe((response, seen, index) =>
    (inHeader(seen) ? header : query)(response, seen, index),
  );
  expect(found).toMatchObject({ ok: false, failure: { cause } });
});
