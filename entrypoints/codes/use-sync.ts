import { useCallback, useEffect, useState } from 'preact/hooks';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';

/** Reads what is new when the page opens, when the browser is online or unlocked again, and when the person asks. */
export function useSync(accountId: string) {
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** How often it was done. */
  const [count, setCount] = useState(0);
  const locked = useStore(state, ({ settings }) => settings.lock === 'locked');
  const refresh = useCallback(async () => {
    setRunning(true);
    const [reply] = await Promise.all([
      send({ type: 'refresh', accountId }),
      send({ type: 'sync', accountId }),
    ]);
    setFailure(reply.ok ? null : reply.failure);
    setRunning(false);
    setCount((before) => before + 1);
  }, [accountId]);
  useEffect(() => {
    void refresh();
    addEventListener('online', refresh);
    return () => removeEventListener('online', refresh);
  }, [refresh, locked]);
  return { running, failure, count, refresh };
}
