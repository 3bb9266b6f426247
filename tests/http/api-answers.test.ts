import { expect, it } from 'vitest';
import { clientOf, KEY } from './api-client';
import { html, json, stubServer } from './stub-server';

const answering = async (value: unknown, headers?: Record<string, string>) =>
  clientOf((await stubServer(json(200, value, headers))).origin);

it('reads a list and the clock of the server', async () => {
  const date = 'Sun, 01 Nov 2026 12:00:00 GMT';
  const items = [{ code: 'A1', number_of_ips: 10, created_at: 1_793_534_400 }, 'not a code'];
  const client = await answering({ success: true, result: { items, total_items: 2 } }, { date });
  expect(await client.listUsed()).toMatchObject({
    ok: true,
    serverTime: Date.UTC(2026, 10, 1, 12),
    value: { codes: [{ code: 'A1', ips: 10 }], totalItems: 2, totalPages: null, unreadable: 1 },
  });
});

it('reads new codes, and says where it cannot', async () => {
  const input = { ipsPerCode: 10, count: 2, forwardTo: null };
  const client = await answering({ success: true, result: { codes: ['A1', 'B2'] } });
  expect(await client.generate(input)).toMatchObject({
    ok: true,
    value: { codes: [{ code: 'A1' }, { code: 'B2' }], readable: true },
  });
  const terse = await answering({ success: true, message: 'Done', result: null });
  expect(await terse.generate(input)).toMatchObject({ value: { codes: [], readable: false } });
});

it('reads what was redeemed, and masks the key in every word', async () => {
  const client = await answering({
    success: true,
    message: `1 code for ${KEY}`,
    result: [{ code: 'A1', number_of_ips: 10 }],
    errors: [{ code: 'B2', message: `not for ${KEY}` }],
  });
  expect(await client.redeem(['A1', 'B2', 'C3'])).toMatchObject({
    ok: true,
    value: {
      applied: [{ code: 'A1', ips: 10 }],
      reasons: { B2: 'not for •••' },
      words: ['1 code for •••', 'B2: not for •••'],
    },
  });
});

it('does not take what was merely accepted (202) for done', async () => {
  const answer = { success: true, message: 'Accepted', result: ['A1'] };
  const client = clientOf((await stubServer(json(202, answer))).origin);
  for (const told of [await client.redeem(['A1']), await client.revoke(['A1'])])
    expect(told).toMatchObject({ ok: true, value: { applied: null, unclear: true } });
  const nothing = clientOf((await stubServer(json(202, { success: true }))).origin);
  const input = { ipsPerCode: 10, count: 2, forwardTo: null };
  expect(await nothing.generate(input)).toMatchObject({ value: { codes: [], readable: false } });
});

it('says that an answer leaves open what was revoked', async () => {
  const client = await answering({ success: true, message: 'OK' });
  expect(await client.revoke(['A1'])).toMatchObject({ ok: true, value: { applied: null } });
});

it('reads the account', async () => {
  const client = await answering({
    success: true,
    result: {
      id: 7,
      email: 'x@example.com',
      username: 'x',
      email_verified: true,
      _2fa_enabled: 0,
      wallet_balance: '12.50',
      ip_data: [
        { plan_id: 2, amount: 5 },
        { plan_id: '1', amount: '300' },
      ],
      traffic_data: [{ id: 4, amount: 1e9, expires_at: 1_793_534_400, plan_name: 'T' }, null],
    },
  });
  expect((await client.getInfo()).ok && (await client.getInfo())).toMatchObject({
    value: {
      id: '7',
      email: 'x@example.com',
      username: 'x',
      emailVerified: true,
      twoFactorEnabled: false,
      walletBalance: 12.5,
    },
  });
  expect(await client.getBalance()).toMatchObject({
    value: {
      ips: 300,
      traffic: [{ id: '4', planName: 'T', amount: 1e9, expiresAt: 1_793_534_400_000 }],
    },
  });
});

it.each([
  ['no such page', html(404)],
  ['no such endpoint', json(404, { success: false, message: 'Not found' })],
  ['not implemented', json(501, {})],
  ['another shape', json(200, { success: true, result: 'ok' })],
  ['a web page', html(200)],
])('does without the account endpoints where there is %s', async (_, handler) => {
  const client = clientOf((await stubServer(handler)).origin);
  expect(await client.getInfo()).toMatchObject({ ok: true, value: null });
  expect(await client.getBalance()).toMatchObject({ ok: true, value: null });
});

it('does not take a refused key for a missing account endpoint', async () => {
  const client = clientOf((await stubServer(json(401, {}))).origin);
  expect(await client.getInfo()).toMatchObject({ ok: false, failure: { cause: 'bad-key' } });
});
