import { expect, it } from 'vitest';
import { parseServerAddress } from './server-address';

it.each([
  ['https://api.example.com', 'https://api.example.com'],
  ['  https://api.example.com/  ', 'https://api.example.com'],
  ['api.example.com', 'https://api.example.com'],
  ['API.Example.com:8443', 'https://api.example.com:8443'],
  ['//api.example.com/', 'https://api.example.com'],
  ['https://portal.example.com/dashboard/api?tab=1#keys', 'https://portal.example.com'],
  ['api.example.com/client/v1/cd-keys/generate', 'https://api.example.com'],
  ['https://portal', 'https://portal'],
  ['https://10.0.0.5:9000', 'https://10.0.0.5:9000'],
  ['http://localhost:3000/', 'http://localhost:3000'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['localhost:3000', 'http://localhost:3000'],
  ['LOCALHOST', 'http://localhost'],
  ['127.0.0.1:443', 'http://127.0.0.1:443'],
  ['https://localhost:3000', 'https://localhost:3000'],
])('takes %j for %s', (text, origin) =>
  expect(parseServerAddress(text)).toEqual({ ok: true, value: origin }),
);

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['http://api.example.com', 'insecure'],
  ['HTTP://10.0.0.5', 'insecure'],
  ['http://localhost.example.com', 'insecure'],
  ['http://127.0.0.1.example.com', 'insecure'],
  ['http://[::1]:8080', 'insecure'], // no browser takes it as a host that may be asked for
  ['https://me:secret@api.example.com', 'not-an-address'],
  ['https://me@api.example.com', 'not-an-address'],
  ['me@api.example.com', 'not-an-address'],
  ['http://localhost@evil.example', 'not-an-address'],
  ['https://*', 'not-an-address'], // the permission for that would be the one for every website
  ['*.example.com', 'not-an-address'],
  ['https://%2A.example.com', 'not-an-address'],
  ['ftp://api.example.com', 'not-an-address'],
  ['chrome-extension://abcdef', 'not-an-address'],
  ['javascript:alert(1)', 'not-an-address'],
  ['mailto:me@example.com', 'not-an-address'],
  ['https://', 'not-an-address'],
  ['two words', 'not-an-address'],
  ['sk_live_0123456789', 'not-an-address'],
  ['https://api.example.com:99999', 'not-an-address'],
])('refuses %j as %s', (text, fault) =>
  expect(parseServerAddress(text)).toEqual({ ok: false, failure: fault }),
);
