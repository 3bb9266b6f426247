import { describe, expect, it } from 'vitest';
import type { ShareCode } from './share-code';
import { learnStatuses, statusOf } from './status';

const NOW = 1_800_000_000_000;

const code = (more: Partial<ShareCode>): ShareCode => ({
  code: 'AB12',
  status: 1,
  ips: 5,
  createdAt: NOW - 1000,
  usedAt: null,
  usedBy: null,
  forwardTo: null,
  expiresAt: null,
  dataType: 1,
  trafficBytes: null,
  ...more,
});

describe('the status of a code', () => {
  it('is its number until the number is learnt', () => {
    expect(statusOf(code({ status: 3 }), {}, NOW)).toBe(3);
    expect(statusOf(code({ status: 3 }), { 3: 'unused' }, NOW)).toBe('unused');
    expect(statusOf(code({ status: null }), {}, NOW)).toBeNull();
  });

  it('is what its dates say, whatever the number was learnt to mean', () => {
    expect(statusOf(code({ usedAt: NOW - 1 }), { 1: 'unused' }, NOW)).toBe('used');
    expect(statusOf(code({ usedBy: 'a@b.example' }), { 1: 'unused' }, NOW)).toBe('used');
    expect(statusOf(code({ expiresAt: NOW - 1 }), { 1: 'unused' }, NOW)).toBe('expired');
    expect(statusOf(code({ expiresAt: NOW + 1 }), { 1: 'unused' }, NOW)).toBe('unused');
  });

  it('is revoked when this extension has revoked it', () => {
    const acts = { revoked: new Set(['AB12']) };
    expect(statusOf(code({}), { 1: 'unused' }, NOW, acts)).toBe('revoked');
  });
});

describe('what numbers mean', () => {
  it('is learnt from codes whose status is plain', () => {
    const used = code({ code: 'U', status: 2, usedAt: NOW });
    const fresh = code({ code: 'F', status: 1 });
    const acts = { generated: new Set(['F']) };
    expect(learnStatuses([used, fresh], {}, NOW, acts)).toEqual({ 1: 'unused', 2: 'used' });
  });

  it('is not learnt from a number alone', () => {
    expect(learnStatuses([code({})], {}, NOW)).toEqual({});
  });

  it('is forgotten again when one number means two things', () => {
    expect(learnStatuses([code({ status: 1, usedAt: NOW })], { 1: 'unused' }, NOW)).toEqual({});
  });

  it('is not disturbed by an expired code that kept its number', () => {
    const expired = code({ expiresAt: NOW - 1 });
    expect(learnStatuses([expired], { 1: 'unused' }, NOW)).toEqual({ 1: 'unused' });
    expect(learnStatuses([expired], {}, NOW)).toEqual({});
    const acts = { generated: new Set(['F']) };
    expect(learnStatuses([expired, code({ code: 'F' })], {}, NOW, acts)).toEqual({ 1: 'unused' });
  });
});
