import type { Found } from '@/utils/page/find-codes';

/** What the person has decided about a text's codes. */
export interface Choice {
  /** Redeem codes that this account made itself, too. */
  ownToo: boolean;
  /** The uncertain ones that are ticked; `null`: nothing ticked or unticked yet. */
  ticked: ReadonlySet<string> | null;
}

export const NO_CHOICE: Choice = { ownToo: false, ticked: null };

/** Of the uncertain ones only a word that is all there is in the box is ticked from the start. */
export function tickedOf({ alone }: Found, { ticked }: Choice): ReadonlySet<string> {
  return ticked ?? new Set(alone === null ? [] : [alone]);
}

/** The codes to redeem. */
export function chosen(found: Found, choice: Choice): string[] {
  const ticked = tickedOf(found, choice);
  const codes = [...found.sure, ...found.maybe.filter((code) => ticked.has(code))];
  return choice.ownToo ? codes : codes.filter((code) => !found.own.has(code));
}

/** Why a press has nothing to send: no codes at all, only uncertain ones, or only the account's own. */
export type Nothing = 'none' | 'unticked' | 'own';

export function whyNothing({ maybe, own }: Found, { ownToo }: Choice): Nothing {
  if (maybe.some((code) => ownToo || !own.has(code))) return 'unticked';
  return own.size > 0 ? 'own' : 'none';
}
