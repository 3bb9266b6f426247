import { describe, expect, it } from 'vitest';
import { type Account, PROVIDER_ORIGINS } from '@/utils/share-codes/account';
import { draftOf, faultOf, leavesKeyBehind, originOf } from './account-draft';

const ACCOUNT: Account = {
  id: 'a',
  name: 'Mine',
  server: { name: 'custom', origin: 'https://api.example.com' },
  keyTail: '1234',
  keyState: 'accepted',
  placement: 'header',
  identity: null,
  balance: null,
  statuses: {},
  createdAt: 0,
};

describe('the form of an account', () => {
  it('starts with what is stored, the key excepted', () => {
    const address = 'https://api.example.com';
    expect(draftOf(ACCOUNT)).toEqual({ name: 'Mine', key: '', server: 'custom', address });
  });

  it('knows where the requests go', () => {
    expect(originOf(draftOf(null))).toEqual({ ok: true, value: PROVIDER_ORIGINS.production });
    expect(originOf(draftOf(ACCOUNT))).toEqual({ ok: true, value: 'https://api.example.com' });
  });

  it('keeps the saved key while the server stays the same, however it is written', () => {
    const draft = { ...draftOf(ACCOUNT), address: ' API.example.com/ ' };
    expect(leavesKeyBehind(draft, ACCOUNT)).toBe(false);
    expect(faultOf(draft, ACCOUNT)).toBeNull();
  });

  it('asks for the key again on another server', () => {
    const draft = { ...draftOf(ACCOUNT), server: 'sandbox' as const };
    expect(leavesKeyBehind(draft, ACCOUNT)).toBe(true);
    expect(faultOf(draft, ACCOUNT)).toEqual({ cause: 'no-key' });
    expect(faultOf({ ...draft, key: 'typed' }, ACCOUNT)).toBeNull();
  });

  it('names what is missing before anything is sent', () => {
    expect(faultOf(draftOf(null), null)).toEqual({ cause: 'no-key' });
    const insecure = { ...draftOf(ACCOUNT), address: 'http://api.example.com' };
    expect(faultOf(insecure, ACCOUNT)).toEqual({ cause: 'bad-address', why: 'insecure' });
    const named = { ...draftOf(ACCOUNT), name: 'x'.repeat(201) };
    expect(faultOf(named, ACCOUNT)).toEqual({ cause: 'long-name' });
  });
});
