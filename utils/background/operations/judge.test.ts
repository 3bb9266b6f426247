import { describe, expect, it } from 'vitest';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import { judgeRedeem, judgeRevoke } from './judge';

const NOW = Date.now();

describe('a code in the used list that no answer has named', () => {
  const used = newShareCode('A1', { ips: 10, usedAt: NOW });
  const baseline = { usedCodes: ['B2'], newestUsedAt: NOW - 1000, balance: null };

  it('was redeemed if it was used after the others', () => {
    expect(judgeRedeem(used, false, baseline)?.word).toBe('redeemed');
  });

  it.each([
    ['the list could not be read before', { usedCodes: null, newestUsedAt: null, balance: null }],
    ['more of the newest instant may have been out of view', { ...baseline, newestUsedAt: NOW }],
  ])('is taken for redeemed only where a request may have done it: %s', (_, before) => {
    expect(judgeRedeem(used, false, before)?.word).toBe('already-yours');
    expect(judgeRedeem(used, true, before)?.word).toBe('redeemed');
  });
});

describe('a code whose status is another than before', () => {
  const item = { code: 'A1', outcome: null, before: { status: 1, ips: 10 } };
  const changed = newShareCode('A1', { status: 3 });

  it('was revoked', () => {
    expect(judgeRevoke(item, changed, true)?.word).toBe('revoked');
  });

  it('was revoked, too, where nobody knows the one before and the server means that by it', () => {
    const unknown = { code: 'A1', outcome: null, before: { status: null, ips: null } };
    expect(judgeRevoke(unknown, changed, true)).toBeNull();
    expect(judgeRevoke(unknown, changed, true, { 1: 'unused' })).toBeNull();
    expect(judgeRevoke(unknown, changed, true, { 3: 'revoked' })?.word).toBe('revoked');
    expect(judgeRevoke(unknown, changed, false, { 3: 'revoked' })).toBeNull(); // then somebody else has
  });

  it('was not, where it has expired', () => {
    expect(judgeRevoke(item, { ...changed, expiresAt: NOW - 1000 }, false)).toBeNull();
  });
});
