import type { GenerateInput } from '@/utils/share-codes/operation';
import { wholeNumber } from '@/utils/share-codes/whole-number';

/** What the form holds, as typed. */
export interface Typed {
  ipsPerCode: string;
  count: string;
  forwardTo: string;
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
