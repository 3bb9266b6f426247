import { bySpelling } from '@/utils/share-codes/spelling';
import type { Envelope } from './envelope';
import { reasonsIn } from './reasons';
import { Statements } from './statements';
import { type Change, objects, together, type Verdict } from './yes-or-no';

/** What a redeem or revoke answer tells of the codes that were sent. */
export interface Applied {
  /**
   * The sent codes that the answer says were applied; `null`: it does not plainly say which.
   * A code that is not among them may have been applied all the same: the lists settle it.
   */
  applied: AppliedCode[] | null;
  /** It leaves open what became of some, or of all, and says no plain no to them. */
  unclear: boolean;
  /** It was taken on, and will be done later. */
  isLater: boolean;
  /** The server's words about a sent code that is not in `applied`; words, not a verdict. */
  reasons: Record<string, string>;
  /** The server's words, `message` first. */
  words: string[];
}

export interface AppliedCode {
  code: string;
  ips: number | null;
}

/**
 * Reads a redeem or revoke answer. Its shape is not documented: a code counts as applied only where all that is said
 * of it is plainly a yes, or it is only named and nothing anywhere else objects.
 */
export function readApplied(
  { body, isLater }: Envelope,
  sent: readonly string[],
  change: Change,
): Omit<Applied, 'words'> {
  const find = bySpelling(sent);
  const said = new Statements(body, find, change, sent.length);
  const verdicts = new Map(sent.map((code) => [code, verdictOn(code, said)]));
  const having = (verdict: Verdict) => sent.filter((code) => verdicts.get(code) === verdict);
  const isDoubtful =
    isLater ||
    contradictsItself(having('yes'), said) ||
    objectsTo(having('yes').length, sent.length, said);
  const done = isDoubtful ? [] : having('yes');
  const others = sent.filter((code) => !done.includes(code));
  const reasons = new Map([...refusedIn(said, others), ...reasonsIn(body, others, find)]);
  const plainly = !isDoubtful && isPlain(done, having, sent, said);
  return {
    applied: plainly ? done.map((code) => ({ code, ips: said.ips.get(code) ?? null })) : null,
    unclear: !plainly || having('unclear').length > 0 || saysNothing(done, said),
    isLater,
    reasons: Object.fromEntries(reasons),
  };
}

/** What the answer as a whole says of a code; `silent`: nothing, or that it was sent. */
function verdictOn(code: string, { verdicts, hasDone }: Statements): Verdict {
  const told = verdicts.get(code) ?? [];
  const said = together(told);
  return said === 'silent' && told.length > 0 && !hasDone ? 'yes' : said;
}

/** Whether two lists name different codes, or something apart from them names fewer. */
function contradictsItself(
  yes: string[],
  { hasDone, namedApart, codesByList }: Statements,
): boolean {
  if (hasDone) return false;
  const lists = [...codesByList.values()];
  const all = new Set(lists.flatMap((codes) => [...codes]));
  if (lists.some(({ size }) => size < all.size)) return true;
  return namedApart.size > 0 && yes.some((code) => !namedApart.has(code));
}

/** Whether what is said of all, or of no code by name, leaves room for as many yes as there are. */
function objectsTo(yes: number, sent: number, said: Statements): boolean {
  if (said.isRefused) return true;
  const faults = said.refusedIn.size + said.unnamedFaults;
  if (Math.max(faults, ...said.refusedCounts) > sent - yes) return true;
  if (said.doneCounts.some((count) => count !== yes)) return true;
  // What names a part of the codes, as documented, has answered for the others.
  return (
    yes === sent &&
    (said.isPartial ||
      (!said.hasDone && said.unnamedCounts.some((count) => count < yes)) ||
      said.messages.some((text) => objects(text) || tellsFewer(text, yes)))
  );
}

/** "2 of 3 codes". A date, or a version, has no words. */
const tellsFewer = (text: string, than: number): boolean =>
  /\p{L}{2}/u.test(text) &&
  (text.match(/(?<![\p{L}\p{N}.,])\d+(?![\p{L}\p{N}])/gu) ?? []).some(
    (number) => Number(number) < than,
  );

function isPlain(
  done: string[],
  having: (verdict: Verdict) => string[],
  sent: readonly string[],
  { hasPlace }: Statements,
): boolean {
  if (done.length > 0) return true;
  if (having('unclear').length > 0) return false;
  return hasPlace || having('no').length === sent.length;
}

/** An empty list without a word: all were refused, or it is always empty. */
function saysNothing(done: string[], said: Statements): boolean {
  const faults = said.refusedIn.size + said.unnamedFaults + said.refusedCounts.length;
  const objected = said.verdicts.size > 0 || faults > 0 || said.messages.some(objects);
  return done.length === 0 && !objected;
}

function refusedIn({ refusedIn }: Statements, codes: string[]): [string, string][] {
  return [...refusedIn].flatMap(([code, name]): [string, string][] =>
    codes.includes(code) ? [[code, name.replace(/[_-]+/g, ' ')]] : [],
  );
}
