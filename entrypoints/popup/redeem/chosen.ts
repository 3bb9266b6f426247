import type { Found } from '@/utils/page/find-codes';

/** What the person has decided about a text's codes. */
export interface Choice {
  /** Redeem codes that this account made itself, too. */
  ownToo: boolean;
  /** The uncertain ones that are ticked; `null`: nothing ticked or unticked yet. */
  ticked: ReadonlySet<string> | null;
}

export const NO_CHOICE: Choice = { ownToo: false, ticked: null };

/** Uncertain codes are ticked from the start only where there is nothing else. */
export function tickedOf({ sure, maybe }: Found, { ticked }: Choice): ReadonlySet<string> {
  return ticked ?? new Set(sure.length === 0 ? maybe : []);
}

/** The codes to redeem. */
export function chosen(found: Found, choice: Choice): string[] {
  const ticked = tickedOf(found, choice);
  const codes = [...found.sure, ...found.maybe.filter((code) => ticked.has(code))];
  return choice.ownToo ? codes : codes.filter((code) => !found.own.has(code));
}
