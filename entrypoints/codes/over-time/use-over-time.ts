import { useEffect, useState } from 'preact/hooks';
import { allOperations } from '@/utils/database/operations';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import { type Account, serverTime } from '@/utils/share-codes/account';
import { type OverTime, overTime, type Returned } from '@/utils/share-codes/periods';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { statusOf } from '@/utils/share-codes/status';
import { isWhole, known } from '../lists/known';

/** The sums of all codes, made when the page has nothing else to do; `null` until all codes are stored and read. */
export function useOverTime(account: Account): OverTime | null {
  const { id, server, statuses, serverAhead } = account;
  const [sums, setSums] = useState<OverTime | null>(null);
  const codes = useStore(known, (now) => (isWhole(now) && now.read === 'all' ? now.codes : null));
  const revoked = useStore(known, (now) => now.revoked);
  const returned = useReturned(id, server.origin);
  useEffect(() => {
    if (!codes || !returned) return;
    const now = serverTime(account, Date.now());
    const status = (code: ShareCode) => statusOf(code, statuses, now, { revoked });
    const idle = requestIdleCallback(() => setSums(overTime(codes, status, returned)));
    return () => cancelIdleCallback(idle);
  }, [codes, revoked, returned, JSON.stringify(statuses), serverAhead]); // read anew, they are the same
  return codes && sums;
}

/** IPs that revokes of this extension have brought back, read again when there are more; `null` until they are read. */
function useReturned(accountId: string, origin: string): Returned[] | null {
  const [returned, setReturned] = useState<Returned[] | null>(null);
  const latest = useStore(state, ({ operations }) =>
    operations.map((one) => (one.kind === 'revoke' ? one.ipsChanged : 0)).join(),
  );
  useEffect(() => {
    void allOperations(accountId).then((all) =>
      setReturned(
        all.flatMap((one) =>
          one.kind === 'revoke' && one.ipsChanged > 0 && one.begunOn === undefined
            ? { at: one.settledAt ?? one.createdAt, ips: one.ipsChanged }
            : [],
        ),
      ),
    );
  }, [accountId, origin, latest]);
  return returned;
}
