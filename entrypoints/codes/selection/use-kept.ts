import { useState } from 'preact/hooks';

/** A choice of this page that is still there the next time. */
export function useKept(key: string, otherwise: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(key) ?? otherwise);
  const keep = (next: string) => {
    setValue(next);
    localStorage.setItem(key, next);
  };
  return [value, keep];
}
