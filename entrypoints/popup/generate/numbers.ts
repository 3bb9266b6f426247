import type { GenerateInput } from '@/utils/share-codes/operation';

/** What the form holds, as typed. */
export interface Typed {
  ipsPerCode: string;
  count: string;
  forwardTo: string;
}

/** A whole number of 1 or more, `null` for anything else. */
export function wholeNumber(typed: string): number | null {
  const number = /^\s*\d+\s*$/.test(typed) ? Number(typed) : 0;
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** Only what is plainly none is turned down: the server has the last word. */
export function isEmail(typed: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(typed);
}

/** What to generate, `null` where the form is not right yet. */
export function inputOf({ ipsPerCode, count, forwardTo }: Typed): GenerateInput | null {
  const [ips, codes, email] = [wholeNumber(ipsPerCode), wholeNumber(count), forwardTo.trim()];
  if (ips === null || codes === null || (email && !isEmail(email))) return null;
  return { ipsPerCode: ips, count: codes, forwardTo: email || null };
}
