import { describe, expect, test } from 'vitest';
import type { Account } from '@/utils/share-codes/account';
import { isAskable, queryOf } from './query';
import { viewAt } from './view';

const LEARNT: Account['statuses'] = { '1': 'unused', '2': 'used', '5': 'used' };
const chosen = (status: string) => ({ ...viewAt(''), status });

describe('a status', () => {
  test('is asked for by the number that means it', () => {
    expect(isAskable(chosen('unused'), LEARNT)).toBe(true);
    expect(queryOf(chosen('unused'), LEARNT).status).toBe(1);
  });

  test('is asked for by its number while nothing is learnt of it', () => {
    expect(isAskable(chosen('7'), LEARNT)).toBe(true);
    expect(queryOf(chosen('7'), LEARNT).status).toBe(7);
  });

  test.each(['used', 'expired'])(
    'cannot be asked for where two numbers mean it, or none does: %s',
    (status) => expect(isAskable(chosen(status), LEARNT)).toBe(false),
  );

  test('need not be chosen', () => {
    expect(isAskable(chosen(''), LEARNT)).toBe(true);
    expect(queryOf(chosen(''), LEARNT)).not.toHaveProperty('status');
  });
});
