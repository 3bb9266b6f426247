import { useEffect, useState } from 'preact/hooks';
import { type Found, findInText, NOTHING } from '@/utils/page/find-codes';

export const find = async (text: string, accountId: string): Promise<Found> =>
  text.trim() === '' ? { ...NOTHING, text } : findInText(text, accountId);

/** Texts longer than this are searched when the typing rests. */
const LONG = 20_000;
const REST = 200;

/** Whether the search takes long enough to say that it is still on. */
export const isSearching = (found: Found, text: string): boolean =>
  found.text !== text && text.length > LONG;

/** What was found in the text, which may still be an earlier one. */
export function useFound(text: string, accountId: string): Found {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let stale = false;
    const look = async () => {
      const now = await find(text, accountId);
      if (!stale) setFound(now);
    };
    const timer = setTimeout(look, text.length > LONG ? REST : 0);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [text, accountId]);
  return found;
}
