import { codeOf, ipsOf, verdictOn } from './applied-item';
import type { Envelope } from './envelope';
import { APPLIED, JUST_A_LIST, keyOf, listsIn, type NamedList, REFUSED } from './named-lists';
import { reasonsIn } from './reasons';
import { isRecord, pick, toFlag, toNumber } from './values';

/** What was asked: the same answer, but in one of them alone `used` means success. */
export type Change = 'redeem' | 'revoke';

/** What a redeem or revoke answer tells of the codes that were sent. */
export interface Applied {
  /**
   * The sent codes that the answer says were applied; `null`: it does not plainly say which.
   * A code that is not among them may have been applied all the same: the lists settle it.
   */
  applied: AppliedCode[] | null;
  /** It names codes without saying plainly what became of them. */
  unclear: boolean;
  /** The server's words about a sent code that is not in `applied`; words, not a verdict. */
  reasons: Record<string, string>;
  /** The server's words, `message` first. */
  words: string[];
}

export interface AppliedCode {
  code: string;
  ips: number | null;
}

interface Reading {
  applied: AppliedCode[] | null;
  unclear: boolean;
  /** Codes in a list of failures, with the name of that list. */
  refused: Map<string, string>;
}

const NOT_PLAIN: Reading = { applied: null, unclear: true, refused: new Map() };

/** Reads a redeem or revoke answer. Its shape is not documented; what is not plain is left unsaid. */
export function readApplied(
  { result, body }: Envelope,
  sent: readonly string[],
  change: Change,
): Omit<Applied, 'words'> {
  const { applied, unclear, refused } = readResult(result, new Set(sent), change);
  const done = new Set(applied?.map(({ code }) => code));
  const others = sent.filter((code) => !done.has(code));
  const reasons = new Map([...refused, ...reasonsIn(body, others)]);
  return { applied, unclear, reasons: Object.fromEntries(reasons) };
}

function readResult(result: unknown, sent: Set<string>, change: Change): Reading {
  if (Array.isArray(result)) return readList(result, sent);
  if (!isRecord(result)) return NOT_PLAIN;
  return isAbout(result, sent) ? readList([result], sent) : readLists(result, sent, change);
}

function readList(items: unknown[], sent: Set<string>): Reading {
  const ours = items.filter((item) => isAbout(item, sent));
  if (items.length > 0 && ours.length === 0) return NOT_PLAIN;
  const verdicts = ours.map(verdictOn);
  const applied = ours.filter((_, at) => verdicts[at] === 'applied').flatMap(toApplied);
  const unclear = verdicts.includes('unclear');
  return { applied: distinct(applied), unclear, refused: new Map() };
}

/** Reads `{applied: […], failed: […]}` by the names of its lists, or one level further in. */
function readLists(
  result: Record<string, unknown>,
  sent: Set<string>,
  change: Change,
  depth = 1,
): Reading {
  const lists = listsIn(result);
  const inner = JUST_A_LIST.map((name) => result[name]).find(isRecord);
  if (lists.length === 0 && inner !== undefined && depth > 0)
    return readLists(inner, sent, change, depth - 1);
  const refused = refusedIn(lists, sent);
  const names = namesOfApplied(result, lists, change);
  if (names === null) return { ...NOT_PLAIN, refused };
  const { applied, unclear } = readList(itemsOf(lists, names), sent);
  return { applied: applied?.filter(({ code }) => !refused.has(code)) ?? null, unclear, refused };
}

/** Which lists hold the codes that were applied; `null` if no name says so plainly. */
function namesOfApplied(
  result: Record<string, unknown>,
  lists: NamedList[],
  change: Change,
): string[] | null {
  const usual = [APPLIED, ...(change === 'redeem' ? [['used']] : [])];
  const isDoubtful =
    toFlag(pick(result, 'success', 'ok')) === false || countsOtherwise(result, lists);
  const choices = isDoubtful ? usual : [...usual, JUST_A_LIST];
  return choices.find((names) => lists.some(({ key }) => names.includes(key))) ?? null;
}

/** `{codes: [three], success_count: 2}`, `{…, failed_count: 1}`: the list only repeats what was sent. */
function countsOtherwise(result: Record<string, unknown>, lists: NamedList[]): boolean {
  const { length } = itemsOf(lists, JUST_A_LIST);
  return Object.entries(result).some(([name, field]) => {
    const count = toNumber(field);
    if (count === null) return false;
    const key = keyOf(name);
    return APPLIED.includes(key) ? count !== length : count > 0 && REFUSED.includes(key);
  });
}

function refusedIn(lists: NamedList[], sent: Set<string>): Map<string, string> {
  const refusals = lists.filter(({ key }) => REFUSED.includes(key));
  return new Map(
    refusals.flatMap(({ name, items }) =>
      items.filter((item) => isAbout(item, sent)).map((item) => [codeOf(item) ?? '', plain(name)]),
    ),
  );
}

const plain = (name: string) => name.replace(/[_-]+/g, ' ');

const isAbout = (item: unknown, sent: Set<string>) => sent.has(codeOf(item) ?? '');

const itemsOf = (lists: NamedList[], names: string[]) =>
  lists.filter(({ key }) => names.includes(key)).flatMap(({ items }) => items);

function toApplied(item: unknown): AppliedCode[] {
  const code = codeOf(item);
  return code === null ? [] : [{ code, ips: ipsOf(item) }];
}

function distinct(applied: AppliedCode[]): AppliedCode[] {
  return [...new Map(applied.map((each) => [each.code, each])).values()];
}
