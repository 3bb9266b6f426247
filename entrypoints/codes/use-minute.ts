import { useEffect, useState } from 'preact/hooks';

const MINUTE = 60_000;

/** The time, anew each minute, for words such as "5 minutes ago". */
export function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, Date.now());
}
