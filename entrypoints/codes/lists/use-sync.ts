import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isLongAgo } from '@/utils/clock';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { known, readAt } from './known';

/** What was read so long ago (ms) is old. */
const OLD = 60_000;

/** The latest reading of an account. */
interface Reading {
  accountId: string;
  running: boolean;
  failure: Failure | null;
}

/**
 * Reads what is new when the page opens, when it is looked at again and the data is old, when the browser is online or
 * unlocked again, and when the person asks.
 */
export function useSync({ id: accountId, server: { origin } }: Account) {
  const [last, setLast] = useState<Reading>({ accountId, running: false, failure: null });
  /** How often it was done. */
  const [count, setCount] = useState(0);
  /** By `performance.now()`. */
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  const locked = useStore(state, ({ settings }) => settings.lock === 'locked');
  const refresh = useCallback(async () => {
    askedAt.current = performance.now();
    setLast((before) => {
      const failure = before.accountId === accountId ? before.failure : null;
      return { accountId, running: true, failure };
    });
    const [reply] = await Promise.all([
      send({ type: 'refresh', accountId }),
      send({ type: 'sync', accountId }),
    ]);
    const done = { accountId, running: false, failure: reply.ok ? null : reply.failure };
    setLast((before) => (before.accountId === accountId ? done : before));
    setCount((before) => before + 1);
  }, [accountId, origin]);
  useEffect(() => {
    void refresh();
    const lookAgain = () => {
      const isOld =
        performance.now() - askedAt.current >= OLD &&
        isLongAgo(readAt(known.getState()), OLD, Date.now());
      if (document.visibilityState === 'visible' && isOld) void refresh();
    };
    addEventListener('online', refresh);
    addEventListener('focus', lookAgain);
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      removeEventListener('online', refresh);
      removeEventListener('focus', lookAgain);
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, [refresh, locked]);
  const isNow = last.accountId === accountId;
  return { running: isNow && last.running, failure: isNow ? last.failure : null, count, refresh };
}
