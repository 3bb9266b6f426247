import type { Books } from './books.ts';
import type { Account, StoredCode } from './code.ts';

/*
 * The books as they were some time ago: what a replica shows that lags behind.
 */

export function codesAsOf({ codes }: Books, time: number): StoredCode[] {
  const known = (at: number | null) => at !== null && at <= time;
  return codes
    .filter(({ createdAt }) => known(createdAt))
    .map((code) => ({
      ...code,
      revokedAt: known(code.revokedAt) ? code.revokedAt : null,
      ...(known(code.usedAt) ? {} : { usedAt: null, usedBy: null }),
    }));
}

export function balanceAsOf({ acts }: Books, { email, balance }: Account, time: number): number {
  const since = acts.filter(({ at, account }) => at > time && account === email);
  return since.reduce((sum, { ips }) => sum - ips, balance);
}
