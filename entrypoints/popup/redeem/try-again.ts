import type { ShownItem } from '@/utils/page/batch-items';

export interface TryAgain {
  codes: string[];
  /** Which of them there are. */
  words: 'refused' | 'unclear' | 'refusedAndUnclear';
}

/** The codes of a redeem that are worth another try: one that is unclear costs nothing, since a code is redeemed only once. */
export function toTryAgain(items: readonly ShownItem[]): TryAgain | null {
  const codesOf = (word: string) =>
    items.filter(({ outcome }) => outcome?.word === word).map(({ code }) => code);
  const [refused, unclear] = [codesOf('refused'), codesOf('unclear')];
  if (unclear.length === 0) return refused.length > 0 ? { codes: refused, words: 'refused' } : null;
  if (refused.length === 0) return { codes: unclear, words: 'unclear' };
  return { codes: [...refused, ...unclear], words: 'refusedAndUnclear' };
}
