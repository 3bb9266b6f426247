import type { Account } from '@/utils/share-codes/account';
import type { BatchItem, BatchOperation, Outcome } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';

/*
 * What the lists tell of a code whose fate an answer left open. Pure.
 */

/**
 * Redeem, by the used list.
 * @param listed the code there, `null` where it is not
 * @param unsure whether a request with it was sent whose outcome nobody knows
 * @param beside codes that other operations have redeemed meanwhile
 */
export function judgeRedeem(
  listed: ShareCode | null,
  unsure: boolean,
  baseline: BatchOperation['baseline'],
  beside: ReadonlySet<string> = new Set(),
): Outcome | null {
  if (!listed) return null;
  const before = beside.has(listed.code) || usedBefore(listed, baseline);
  const word = (before ?? !unsure) ? 'already-yours' : 'redeemed';
  return { word, ips: listed.ips };
}

/**
 * Whether it was used before this operation began; `null` where the lists do not tell.
 * Compares the server's clock with itself alone.
 */
function usedBefore(listed: ShareCode, baseline: BatchOperation['baseline']): boolean | null {
  if (!baseline?.usedCodes) return null;
  if (baseline.usedCodes.includes(listed.code)) return true;
  if (baseline.usedCodes.length === 0) return false;
  if (listed.usedAt === null || baseline.newestUsedAt === null) return null;
  // Of the newest instant there may have been more than the list showed.
  if (listed.usedAt === baseline.newestUsedAt) return null;
  return listed.usedAt < baseline.newestUsedAt;
}

/**
 * Revoke, by the shared list: gone, or changed and not used, means revoked.
 * @param statuses what this server's numbers were seen to mean, for a code that nobody has seen with one before
 */
export function judgeRevoke(
  item: BatchItem,
  listed: ShareCode | null,
  unsure: boolean,
  statuses: Account['statuses'] = {},
): Outcome | null {
  const ips = listed?.ips ?? item.before?.ips ?? null;
  // A code nobody has seen listed and no request may have reached was never there to revoke.
  if (!listed) return unsure || item.before ? { word: 'revoked', ips } : null;
  if (listed.usedAt !== null || listed.usedBy !== null)
    return { word: 'refused', reason: { cause: 'used' } };
  const before = item.before?.status ?? null;
  const changed =
    before === null
      ? unsure && statuses[String(listed.status)] === 'revoked'
      : listed.status !== null && listed.status !== before;
  // What has expired changes its status by itself.
  const expired = listed.expiresAt !== null && listed.expiresAt < Date.now();
  return changed && !expired ? { word: 'revoked', ips } : null;
}
