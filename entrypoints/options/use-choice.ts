import { useEffect, useRef, useState } from 'preact/hooks';

interface Choice<T> {
  value: T;
  /** What the page knew to be stored when the choice had been saved; `null`: it is not saved yet. */
  known: { stored: T } | null;
}

/**
 * A choice that is saved at once. It stands on the screen from the click on, also where it could not be saved, and
 * whatever the page reads meanwhile; once saved, what is stored counts again.
 */
export function useChoice<T>(
  stored: T,
  save: (value: T) => Promise<boolean>,
): [T, (value: T) => Promise<void>] {
  const [choice, setChoice] = useState<Choice<T> | null>(null);
  const latest = useRef<Choice<T> | null>(null);
  const now = useRef(stored);
  now.current = stored;

  const known = choice?.known;
  const isRead = known != null && (stored === choice?.value || stored !== known.stored);
  useEffect(() => {
    if (isRead) setChoice(null);
  }, [isRead]);

  const choose = async (value: T) => {
    const mine = { value, known: null };
    latest.current = mine;
    setChoice(mine);
    const isSaved = await save(value);
    if (isSaved && latest.current === mine) setChoice({ value, known: { stored: now.current } });
  };
  return [choice && !isRead ? choice.value : stored, choose];
}
