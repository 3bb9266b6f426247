import { useEffect, useState } from 'preact/hooks';

/** The time, each second until `at` has come. */
export function useNow(at: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const update = () => setNow(Date.now());
    update();
    if (at === null || at <= Date.now()) return;
    const timer = setInterval(() => {
      update();
      if (Date.now() >= at) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [at]);
  return now;
}
