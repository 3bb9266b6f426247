import { useStore } from '@/utils/page/use-store';
import { type Account, serverTime } from '@/utils/share-codes/account';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { type Status, statusOf } from '@/utils/share-codes/status';
import { bytes, number } from '@/utils/words/number';
import { known } from './known';

/** Tells a code's status by all that is known of it. */
export function useStatusOf(account: Account): (code: ShareCode) => Status {
  const revoked = useStore(known, (now) => now.revoked);
  const now = serverTime(account, Date.now());
  return (code) => statusOf(code, account.statuses, now, { revoked });
}

const TRAFFIC = 2;

export const isTraffic = ({ dataType }: ShareCode): boolean => dataType === TRAFFIC;

/** How much a code carries, for a column of its own. */
export function amountWords(code: ShareCode): string {
  if (isTraffic(code) && code.trafficBytes !== null) return bytes(code.trafficBytes);
  return code.ips === null ? '' : number(code.ips);
}

export const sumIps = (codes: Iterable<ShareCode>): number => {
  let sum = 0;
  for (const { ips } of codes) sum += ips ?? 0;
  return sum;
};
