import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';
import { type Look, lookOf } from './look';

const found = (text: string) => findCodes(text).map(({ code }) => code);

const NEVER = `
  abc12345@x.example https://x.example/Z9Y8X7W6V5 https://x.example/watch?v=dQw4w9WgXcQ
  www.a1b2c3d4.example a1b2c3d4.x.example IMG_2026A1B2.jpg C:\\Users\\A1B2C3D4
  192.168.10.10 192.168.10.10:8080 2001:db8::ff00:42:8329 [2001:db8::ff00:42:8329]:8080
  gate.x.example:8080:user1a2b:pAss12wd 00:1A:2B:3C:4D:5E 00-1A-2B-3C-4D-5E
  2026-01-02 2026-01-02T10:00:00Z 02-Jan-2026 02/01/2026 20260102 10:30:00 12:30pm
  $1234567 €1234567 1,234,567 +84912345678 091-234-5678 (091)234-5678
  v1.2.3-beta22 v20260102 @user1234 #A1B2C3D4
  10IPs 10000IPs 5x20 1920x1080 24h 1h30m 1st 100000MB 100%
  550e8400-e29b-41d4-a716-446655440000 d41d8cd98f00b204e9800998ecf8427e
`;

const ORDINARY = `
  Order 12345678 shipped
  we use GitHub, YouTube and iPhone daily
  a 4-year-old top-10 covid-19 text is state-of-the-art
  The ABSOLUTELY FANTASTIC offer
  10 IPs each
`;

const LOOKS: Record<Look, string> = {
  no: 'abc a.b 20260102 100000MB',
  digits: '12345678 0042',
  word: 'together Together TOGETHER e-mail',
  name: 'GitHub iPhone YouTube PostgreSQL XMLHttpRequest covid-19 COVID-19 4-year-old',
  weak: 'code_1 covid19 windows11 sha256 RTX4090 JIRA-1234 utf8mb4 ABC12345 AbCdEfGh xkqzvwpt',
  code: 'U9TRH6Y2 nozzapqOWJOCcWIX ABCD-EFGH-1234 A1B2-C3D4 a1b2c3 V1StGXR8_Z5jdHi6B-myT',
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
