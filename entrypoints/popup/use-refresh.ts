import { useEffect, useState } from 'preact/hooks';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';

interface Refresh {
  running: boolean;
  failure: Failure | null;
}

/** Reads the account's lists and balance anew when the popup opens, and again once the browser is online or unlocked. */
export function useRefresh(accountId: string): Refresh {
  const [refresh, setRefresh] = useState<Refresh>({ running: true, failure: null });
  const locked = useStore(state, ({ settings }) => settings.lock === 'locked');
  useEffect(() => {
    const ask = async () => {
      setRefresh({ running: true, failure: null });
      const reply = await send({ type: 'refresh', accountId });
      setRefresh({ running: false, failure: reply.ok ? null : reply.failure });
    };
    void ask();
    addEventListener('online', ask);
    return () => removeEventListener('online', ask);
  }, [accountId, locked]);
  return refresh;
}
