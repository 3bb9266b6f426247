import { keyOf } from './named-lists';
import { isRecord, toFlag, toNumber } from './values';
import {
  type Change,
  isExpiry,
  isNoName,
  together,
  type Verdict,
  verdictOfText,
  wordsIn,
} from './yes-or-no';

const DEPTH = 3;

/** What a code carries, and belongs to: no word about the change. */
const FACTS = wordsIn(`
  id plan planid datatype amounttraffic forwardto createdat updatedat
`);
const IPS = wordsIn('numberofips amountips ips');

/** Where a time or a person stands once a code is redeemed, or revoked. */
const USED = wordsIn('usedat redeemedat appliedat usedon usedby redeemedby');
const REVOKED = wordsIn('revokedat cancelledat canceledat revokedby');

const FLAGS: Record<Change, string[]> = {
  redeem: ['success', 'successful', 'succeeded', 'ok', 'done', 'applied', 'redeemed'],
  revoke: ['success', 'successful', 'succeeded', 'ok', 'done', 'applied', 'revoked'],
};

/** Fields that hold a verdict, in whatever way, and those that hold words. */
const STATUS = wordsIn('status state result outcome verdict http httpstatus');
const WORDS = wordsIn('statustext statusmessage message msg detail details description info');

/** Whether a field tells by its name how something went; the code of an answer as a whole does, too. */
export const isStatus = (name: string): boolean => name === 'code' || STATUS.includes(keyOf(name));

/** What an item says of its own code, by all its fields but the code. One that is not known never counts as a yes. */
export function verdictOfItem(
  item: Record<string, unknown>,
  change: Change,
  codeField: string | null,
  depth = DEPTH,
): Verdict {
  const fields = Object.entries(item).filter(([name]) => name !== codeField);
  return together(fields.map(([name, value]) => verdictOfField(name, value, change, depth)));
}

/** Whether an item says plainly that it was done, whichever change it is about. */
export const saysDone = (item: Record<string, unknown>): boolean =>
  CHANGES.some((change) =>
    Object.entries(item).some(
      ([name, value]) =>
        isFlag(name, change) && verdictOfField(name, value, change, DEPTH) === 'yes',
    ),
  );

const CHANGES: Change[] = ['redeem', 'revoke'];

/** Whether a field tells by its name how the change went, as `success` or `state`. */
const isFlag = (name: string, change: Change): boolean =>
  STATUS.includes(keyOf(name)) || FLAGS[change].includes(flagOf(name));

const flagOf = (name: string): string => keyOf(name).replace(/^(is|was|has)/, '');

function verdictOfField(name: string, value: unknown, change: Change, depth: number): Verdict {
  const key = keyOf(name);
  if (USED.includes(key) || REVOKED.includes(key)) return verdictOfTrace(key, value, change);
  // Nothing under a name that nobody knows may be all that is said of what was not done: `row: null`.
  if (value === null || value === '') return isKnown(name, key, change) ? 'silent' : 'unclear';
  if (FACTS.includes(key) || isExpiry(name)) return 'silent';
  if (IPS.includes(key)) return (toNumber(value) ?? 0) > 0 ? 'silent' : 'unclear';
  if (isFault(name)) return isNothing(value) ? 'silent' : 'no';
  if (FLAGS[change].includes(flagOf(name))) return verdictOf(value, change, depth);
  if (STATUS.includes(key) || WORDS.includes(key))
    return typeof value === 'boolean' || toNumber(value) === null
      ? verdictOf(value, change, depth)
      : verdictOfStatus(toNumber(value) ?? 0);
  return 'unclear';
}

const isKnown = (name: string, key: string, change: Change): boolean =>
  key !== 'id' && // of a row that there is not
  ([...FACTS, ...IPS, ...STATUS, ...WORDS, ...FLAGS[change]].includes(key) ||
    isExpiry(name) ||
    isFault(name));

/** A code that the change has left no trace on, or that has one of the other kind. */
function verdictOfTrace(key: string, value: unknown, change: Change): Verdict {
  const isOwn = (change === 'redeem' ? USED : REVOKED).includes(key);
  if (key.endsWith('by') && change === 'redeem') return isNothing(value) ? 'silent' : 'unclear';
  return isNothing(value) === isOwn ? 'unclear' : 'silent';
}

/** The value of a field whose name is no no. */
export function verdictOf(value: unknown, change: Change, depth = DEPTH): Verdict {
  const flag = toFlag(value);
  if (flag !== null) return flag ? 'yes' : 'no';
  if (typeof value === 'string') return verdictOfText(value, change);
  if (depth === 0) return 'unclear';
  const inner = isRecord(value) ? verdictOfItem(value, change, null, depth - 1) : 'silent';
  return inner === 'silent' ? 'unclear' : inner;
}

/** A number is mostly the status of a share code, whose meaning is not documented; some are those of HTTP. */
export function verdictOfStatus(number: number): Verdict {
  if (number >= 400 && number < 600) return 'no';
  return number >= 200 && number < 300 && number !== 202 ? 'yes' : 'unclear';
}

/** Whether a name speaks of what went wrong: `errors`, `error_code`, `failReason`, `alreadyUsed`. */
export const isFault = (name: string): boolean =>
  ['notapplied', 'alreadyused', 'notfound', 'reason'].includes(keyOf(name)) ||
  isNoName(name) ||
  wordsIn(name).some((word) => ['reason', 'exception', 'fault', 'problem'].includes(word));

/** Says nothing: empty, zero, false, or a word for it, all the way down. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || toFlag(value) === false) return true;
  if (Array.isArray(value)) return value.every(isNothing);
  if (isRecord(value)) return Object.values(value).every(isNothing);
  return typeof value === 'string' && /^\s*(none|null|nil|n\/a|ok|success|-)?\s*$/i.test(value);
}
