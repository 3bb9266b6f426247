import { useEffect, useState } from 'preact/hooks';
import { listOperations } from '@/utils/database/operations';
import type { Operation } from '@/utils/share-codes/operation';
import type { Returned } from '@/utils/share-codes/periods';

const MOST = 500;

/** IPs that this extension's revokes have brought back, read again when operations change. */
export function useReturned(accountId: string, operations: Operation[]): Returned[] {
  const [returned, setReturned] = useState<Returned[]>([]);
  useEffect(() => {
    void listOperations(accountId, MOST).then((all) =>
      setReturned(
        all.flatMap((one) =>
          one.kind === 'revoke' && one.ipsChanged > 0
            ? { at: one.settledAt ?? one.createdAt, ips: one.ipsChanged }
            : [],
        ),
      ),
    );
  }, [accountId, operations]);
  return returned;
}
