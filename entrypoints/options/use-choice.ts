import { useRef, useState } from 'preact/hooks';
import { readAgain } from '@/utils/page/watch';

/**
 * A choice that is saved at once. It stands on the screen from the click on, also where it could not be saved, and
 * whatever the page reads meanwhile; once saved and read, what is stored counts again.
 */
export function useChoice<T>(
  stored: T,
  save: (value: T) => Promise<boolean>,
): [T, (value: T) => Promise<void>] {
  const [choice, setChoice] = useState<{ value: T } | null>(null);
  const latest = useRef(choice);

  const choose = async (value: T) => {
    const mine = { value };
    latest.current = mine;
    setChoice(mine);
    if (!(await save(value))) return;
    await readAgain('settings');
    if (latest.current === mine) setChoice(null);
  };
  return [choice ? choice.value : stored, choose];
}
