import { useEffect, useRef, useState } from 'preact/hooks';
import { handOverLimit, keepTypedLimit, typedLimit } from '@/utils/page/typed-limit';
import { wholeNumber } from '@/utils/share-codes/whole-number';

/** So long (ms) after the last key a number takes effect: on the way to 5000 it is never 5. */
const PAUSE = 500;

/** The limit as it stands in its field: what is typed is kept at once, and takes effect a moment later. */
export function useTypedLimit(
  stored: number,
  save: (typed: string, limit: number) => Promise<boolean>,
) {
  /** What stands in the field; `null`: what is stored. */
  const [held, setHeld] = useState(typedLimit);
  /** What was typed and is not saved; `null`: nothing. */
  const unsaved = useRef(held);
  const focused = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const commit = async () => {
    clearTimeout(timer.current);
    const typed = unsaved.current;
    const limit = typed === null ? null : wholeNumber(typed);
    if (typed === null || limit === null) return;
    if (!(await save(typed, limit)) || unsaved.current !== typed) return;
    unsaved.current = null;
    if (!focused.current) setHeld(null);
  };
  const latest = useRef(commit);
  latest.current = commit;

  const type = (text: string) => {
    setHeld(text);
    unsaved.current = text;
    keepTypedLimit(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), PAUSE);
  };
  const enter = () => {
    focused.current = true;
    setHeld(unsaved.current ?? String(stored)); // nothing from elsewhere changes a field in use
  };
  const leave = () => {
    focused.current = false;
    if (unsaved.current === null) setHeld(null);
    else void commit();
  };

  useEffect(() => {
    const store = () => void latest.current();
    const close = () => {
      if (unsaved.current !== null) handOverLimit(unsaved.current);
      store();
    };
    store(); // what an earlier page was closed with
    addEventListener('pagehide', close);
    return () => {
      removeEventListener('pagehide', close);
      store();
    };
  }, []);

  return { text: held ?? String(stored), type, enter, leave };
}
