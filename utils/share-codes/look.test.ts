import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';
import { type Look, lookOf } from './look';

const found = (text: string) => findCodes(text).map(({ code }) => code);

const NEVER = `
  abc12345@x.example https://x.example/Z9Y8X7W6V5 https://x.example/watch?v=dQw4w9WgXcQ
  www.a1b2c3d4.example a1b2c3d4.x.example C:\\Users\\A1B2C3D4
  192.168.10.10 192.168.10.10:8080 2001:db8::ff00:42:8329 [2001:db8::ff00:42:8329]:8080
  00:1A:2B:3C:4D:5E 00-1A-2B-3C-4D-5E
  2026-01-02 2026-01-02T10:00:00Z 02-Jan-2026 02/01/2026 10:30:00 12:30pm
  $1234567 €1234567 1,234,567 091-234-5678 (091)234-5678
  v1.2.3-beta22
  10IPs 5x20 1920x1080 24h 1st 100%
`;

const ORDINARY = `
  Order 12345678 shipped
  10 IPs each
  The ABSOLUTELY FANTASTIC offer
`;

const LOOKS: Record<Look, string> = {
  no: 'abc a.b 2026-01-02 1920x1080 00-1A-2B-3C-4D-5E',
  digits: '12345678 0042 20260102',
  word: 'together Together TOGETHER e-mail',
  weak:
    'code_1 covid19 covid-19 windows11 sha256 RTX4090 utf8mb4 ABC12345 AbCdEfGh xkqzvwpt GitHub iPhone ' +
    '550e8400-e29b-41d4-a716-446655440000 d41d8cd98f00b204e9800998ecf8427e',
  code: 'U9TRH6Y2 nozzapqOWJOCcWIX a1b2c3 V1StGXR8_Z5jdHi6B-myT',
};

const tokens = (text: string) => text.trim().split(/\s+/);

describe('never a code', () => {
  it.each(tokens(NEVER))('%s', (text) => {
    expect(found(text)).toEqual([]);
    expect(found(`See ${text} here`)).toEqual([]);
  });
  it.each(ORDINARY.trim().split(/\n\s*/))('in: %s', (text) => expect(found(text)).toEqual([]));
});

describe.each(Object.entries(LOOKS))('%s is the look of', (look, text) => {
  it.each(tokens(text))('%s', (token) => expect(lookOf(token)).toBe(look));
});
