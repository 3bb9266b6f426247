import { isRecord, pick, toCode, toFlag, toNumber, toText } from './values';
import { messageOf, wordsOf } from './words';

/** What an item of a redeem or revoke answer says of its code. */
export type Verdict = 'applied' | 'refused' | 'unclear';

const FLAGS = ['success', 'ok', 'applied', 'redeemed', 'revoked'];
const BAD_STATUS = /^(fail|error|invalid|reject|refus|denied|expired|not)/i;
const GOOD_STATUS = /^(ok|success|applied|redeemed|revoked|done|completed?)/i;

/** The code an item is about, bare or in its `code` field. */
export function codeOf(item: unknown): string | null {
  return toCode(isRecord(item) ? pick(item, 'code') : item);
}

/** IPs the item tells of; `null` if it does not. */
export function ipsOf(item: unknown): number | null {
  return isRecord(item) ? toNumber(pick(item, 'number_of_ips', 'amount_ips', 'ips')) : null;
}

/** Reads one item. To be in the list means applied [pub], unless the item says otherwise. */
export function verdictOn(item: unknown): Verdict {
  if (!isRecord(item)) return 'applied';
  const flags = FLAGS.map((name) => toFlag(item[name]));
  if (flags.includes(false) || wordsOf(pick(item, 'error', 'errors')).length > 0) return 'refused';
  // A number is the status of a share code, whose meaning is not documented.
  const isNumber = toNumber(pick(item, 'status')) !== null;
  const status = isNumber ? null : toText(pick(item, 'status'));
  if (status !== null && BAD_STATUS.test(status)) return 'refused';
  if (flags.includes(true) || (status !== null && GOOD_STATUS.test(status))) return 'applied';
  // A no under a name that nobody has explained.
  if (Object.values(item).includes(false)) return 'unclear';
  // "Already used" and "Success" look alike here.
  return !isNumber && status === null && messageOf(item) === undefined ? 'applied' : 'unclear';
}
