import { useEffect, useState } from 'preact/hooks';
import { knownCodes } from '@/utils/database/known-codes';
import { type Found, findInText } from '@/utils/page/find-codes';
import { ownCodes } from '@/utils/page/own-codes';

/** The codes in a text, and which of them this account made itself. */
export interface FoundCodes extends Found {
  own: ReadonlySet<string>;
}

export const NOTHING: FoundCodes = { text: '', sure: [], maybe: [], own: new Set() };

export async function find(text: string, accountId: string): Promise<FoundCodes> {
  if (text.trim() === '') return { ...NOTHING, text };
  const [known, { isOwn }] = await Promise.all([knownCodes(accountId), ownCodes(accountId)]);
  const found = await findInText(text, known);
  const own = [...found.sure, ...found.maybe].filter(isOwn);
  return { ...found, own: new Set(own) };
}

/** Texts longer than this are searched when the typing rests. */
const LONG = 20_000;
const REST = 200;

/** What was found in the text, which may still be an earlier one. */
export function useFound(text: string, accountId: string): FoundCodes {
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
