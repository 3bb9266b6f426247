import type { Result, ServerFailure } from '@/utils/share-codes/failure';
import type {
  Batch,
  BatchItem,
  BatchPhase,
  Group,
  Outcome,
  Reason,
  Span,
} from '@/utils/share-codes/operation';
import { afterLook, FRESH, isLastLook, type Patience } from '@/utils/share-codes/patience';
import { bySpelling } from '@/utils/share-codes/spelling';
import { mentionsIn } from '../api/mentions';
import { isPlainNo } from '../api/yes-or-no';
import type { Said, Verdict } from './evidence';
import { IN_FLIGHT } from './in-flight';

/*
 * One batch of a redeem or a revoke as a pure state machine: what it becomes after each event.
 * It knows neither network nor storage, so every interleaving of answers and restarts can be tested.
 */

/** What a plain answer of the server says. `applied: null`: it does not say which codes; `unclear`: not of all it names. */
export interface Applied {
  applied: { code: string; ips: number | null }[] | null;
  unclear: boolean;
  /** It was taken on, and will be done later. */
  isLater: boolean;
  reasons: Record<string, string>;
  words: string[];
}

/** What a look at the lists says of each code of the first group. */
export type Verdicts = ReadonlyMap<string, Verdict>;

/** Tries of one group that end without an answer, before it is split or only looked for. */
const MOST_TRIES = 3;

/** Requests in a row without an answer, halves of halves included, after which nothing more of a batch is sent. */
const MOST_UNANSWERED = 10;
const unanswered = ({ unanswered = 0 }: Batch): number => unanswered;

export const isDone = (batch: Batch): boolean => batch.groups.length === 0;

/**
 * To be committed before the request of the first group leaves.
 * @param at the server's time, as in the functions below, ms since 1970
 */
export function sending(batch: Batch, at: number): Batch {
  const aside = new Set(batch.groups.flatMap((group) => (group.setAside ? group.codes : [])));
  const kept = Object.entries(batch.reasons).filter(([code]) => aside.has(code));
  const group = first(batch);
  const span = { from: at, to: at };
  // One that was plainly refused has done nothing.
  const sent = withOut(batch, (out) => (group.unsure ? [...out, span] : [span]));
  return { ...sent, phase: 'sent', reasons: Object.fromEntries(kept), patience: FRESH };
}

/** The request of the first group has not left. */
export function unsent(batch: Batch): Batch {
  return { ...withOut(batch, (out) => out.slice(0, -1)), phase: 'waiting' };
}

/** A request had no answer, or the worker was killed while it was out: its outcome has to be read. */
export function interrupted(batch: Batch, at: number): Batch {
  return { ...unknown(batch, at), phase: 'checking', unanswered: unanswered(batch) + 1 };
}

/** @param done the word for a code that the server has applied */
export function answered(
  batch: Batch,
  answer: Result<Applied, ServerFailure>,
  done: 'redeemed' | 'revoked',
  at: number,
): Batch {
  // What does not let this request through lets none through: it is neither sent again nor split.
  if (!answer.ok && answer.failure.cause === 'refused-on-the-way')
    return { ...batch, phase: 'refused', refusedBy: answer.failure };
  if (!answer.ok && !answer.failure.notActed) return interrupted(batch, at);
  const { unanswered: _, ...known } = batch;
  return answer.ok ? taken(known, answer.value, done, at) : failed(known, answer.failure);
}

function taken(batch: Batch, answer: Applied, word: 'redeemed' | 'revoked', at: number): Batch {
  // What an answer says that applied codes is no reason for those it did not apply.
  const said = { ...batch, reasons: { ...batch.reasons, ...answer.reasons } };
  if (!answer.applied) {
    const open: Batch = { ...unknown(said, at), phase: 'confirming' };
    return withFirst(open, {
      ...first(open),
      ...(answer.isLater ? { later: true } : { yes: true }),
    });
  }
  const outcomes = answer.applied.map(({ code, ips }): [string, Outcome] => [code, { word, ips }]);
  const open = answer.unclear ? unknown(said, at) : plainly(said);
  return settle(open, new Map(outcomes), 'confirming');
}

/** A plain no. */
function failed(batch: Batch, failure: ServerFailure): Batch {
  const known = plainly(batch);
  const group = first(known);
  const waiting: Batch = { ...known, phase: 'waiting' };
  if (failure.cause !== 'refused' && failure.cause !== 'forbidden') return waiting;
  if (group.codes.length > 1) return split(waiting, 0);
  // A 403 may be about the key as well: one more try tells a passing one from an answer.
  if (failure.cause === 'forbidden' && group.tries === 0)
    return withFirst(waiting, { ...group, tries: 1 });
  const reasons = { [group.codes[0] ?? '']: failure.words.join(' · ') }; // empty: a no without words
  return { ...known, phase: 'refused', reasons: { ...known.reasons, ...reasons } };
}

/** The last request had a plain answer. Where those before it had none, only they can have acted. */
const plainly = (batch: Batch): Batch =>
  first(batch).unsure ? withOut(batch, (out) => out.slice(0, -1)) : batch;

/** What the answers so far have said of a code of the first group. */
export function saidOf(batch: Batch, code: string): Said {
  const { unsure, yes, later, tries } = first(batch);
  // What has refused it on the way knows nothing of a request before.
  if (batch.refusedBy && unsure) return 'nothing';
  const isNamed = batch.phase !== 'waiting' && hasReason(batch, code);
  // The words of the only request with it are a no; others may be anything.
  const isAnswered = yes || (batch.phase === 'confirming' && !later);
  const { rest } = mentionsIn(batch.reasons[code] ?? '', bySpelling([code]));
  const isRefused = isAnswered && tries === 1 && isPlainNo(rest);
  if (isNamed || batch.phase === 'refused') return unsure && !isRefused ? 'doubtful' : 'no';
  if (yes) return 'yes';
  if (batch.phase !== 'confirming') return unsure ? 'nothing' : 'no';
  if (later) return 'nothing';
  return unsure ? 'doubtful' : 'left-out';
}

/** Whether codes that the next look does not show will not be looked for again. */
export function isLastLookFor(batch: Batch, isCancelled: boolean, now: number): boolean {
  return !isSentAgain(batch, isCancelled) && isLastLook(batch.patience, now);
}

/** Whether what a look does not show is sent once more: who redeems or revokes twice spends nothing twice. */
function isSentAgain(batch: Batch, isCancelled: boolean): boolean {
  const { tries, codes, setAside } = first(batch);
  const isWorthIt = !setAside && (tries < MOST_TRIES || codes.length > 1);
  return (
    batch.phase === 'checking' && !isCancelled && isWorthIt && unanswered(batch) < MOST_UNANSWERED
  );
}

/**
 * The lists were read for every code of the first group.
 * @param isCancelled nothing more is sent; what was not applied is then "Not sent"
 */
export function checked(
  batch: Batch,
  verdicts: Verdicts,
  isCancelled: boolean,
  now: number,
): Batch {
  const outcomes = new Map<string, Outcome>();
  for (const [code, verdict] of verdicts)
    if (verdict === 'not-applied') outcomes.set(code, notApplied(batch, code, isCancelled));
    else if (verdict) outcomes.set(code, verdict);
  const patience = afterLook(batch.patience, now);
  const { looked: _, ...rest } = settle({ ...batch, patience }, outcomes, batch.phase);
  if (outcomes.size === first(batch).codes.length) return rest;
  if (isSentAgain(rest, isCancelled)) {
    const waiting: Batch = { ...rest, phase: 'waiting' };
    return first(rest).tries < MOST_TRIES ? waiting : split(waiting, MOST_TRIES - 1);
  }
  return isSetAside(rest) ? setAside(rest) : rest;
}

/** Whether others go before these, which need time and no requests of their own. */
const isSetAside = (batch: Batch): boolean =>
  batch.phase !== 'confirming' && !first(batch).setAside && batch.groups.length > 1;

function setAside(batch: Batch): Batch {
  const isHopeless = unanswered(batch) >= MOST_UNANSWERED;
  const isAside = (group: Group, at: number) =>
    at === 0 || group.setAside || (isHopeless && group.unsure);
  const aside = batch.groups.filter(isAside);
  const others = batch.groups.filter((group, at) => !isAside(group, at));
  return lookFor({ ...batch, groups: others }, aside);
}

/** Puts the codes of these groups behind the others of the batch. */
function lookFor(batch: Batch, aside: Group[]): Batch {
  const codes = aside.flatMap((group) => group.codes);
  const group: Group = {
    codes,
    tries: MOST_TRIES,
    unsure: true,
    setAside: true,
  };
  const groups = [...batch.groups, group];
  return { ...batch, groups, phase: phaseOf(groups), patience: FRESH };
}

/** The phase in which the first of these groups begins. */
export const phaseOf = ([group]: Group[]): BatchPhase => (group?.setAside ? 'checking' : 'waiting');

/** A look was interrupted: what it has seen counts, and the next one goes on from there. */
export function partlyChecked(batch: Batch, seen: Verdicts, looked: Iterable<string>): Batch {
  const outcomes = [...seen].filter((pair): pair is [string, Outcome] => isOutcome(pair[1]));
  return { ...settle(batch, new Map(outcomes), batch.phase), looked: [...looked] };
}

const isOutcome = (verdict: Verdict): verdict is Outcome =>
  verdict !== null && verdict !== 'not-applied';

function notApplied(batch: Batch, code: string, isCancelled: boolean): Outcome {
  if (batch.refusedBy)
    return { word: 'refused', reason: { cause: 'failed', failure: batch.refusedBy } };
  if (batch.phase !== 'checking' || hasReason(batch, code))
    return { word: 'refused', reason: reasonFor(batch, code) };
  return isCancelled ? { word: 'not-sent' } : { word: 'refused', reason: { cause: 'none-given' } };
}

const hasReason = ({ reasons }: Batch, code: string): boolean => Object.hasOwn(reasons, code); // a code may be called "constructor"

function reasonFor(batch: Batch, code: string): Reason {
  const own = hasReason(batch, code) ? batch.reasons[code] : null;
  return own ? { cause: 'server', words: [own] } : { cause: 'none-given' };
}

/**
 * Nothing of this batch is sent any more. What has left, and nobody knows its outcome, is still looked for; not where the
 * account has another server now, which knows nothing of it.
 */
export function cancelled(batch: Batch, isMoved: boolean): Batch {
  const out = groupsOut(batch);
  const isAside = batch.phase === 'waiting' && out.length > 0;
  const kept = codesOut(batch);
  const isOver = isMoved && batch.phase !== 'sent'; // an answer of the server before may still come
  const left = (code: string): Outcome | null => {
    if (!kept.has(code)) return { word: 'not-sent' };
    return isOver ? { word: 'unclear' } : null;
  };
  const items = batch.items.map((item) => ({ ...item, outcome: item.outcome ?? left(item.code) }));
  if (isOver) return { ...batch, items, groups: [] };
  return isAside ? lookFor({ ...batch, items, groups: [] }, out) : { ...batch, items, groups: out };
}

/** Groups that a request may have acted on. */
const groupsOut = ({ groups, phase }: Batch): Group[] =>
  groups.filter(({ unsure }, at) => unsure || (at === 0 && phase !== 'waiting'));

export const codesOut = (batch: Batch): ReadonlySet<string> =>
  new Set(groupsOut(batch).flatMap(({ codes }) => codes));

/** Puts outcomes in place; what is left of the first group goes on in `phase`. */
function settle(batch: Batch, outcomes: ReadonlyMap<string, Outcome>, phase: BatchPhase): Batch {
  const group = first(batch);
  const codes = group.codes.filter((code) => !outcomes.has(code));
  const items = batch.items.map((item): BatchItem => {
    const outcome = outcomes.get(item.code);
    return outcome && !item.outcome ? settled(item, outcome) : item;
  });
  const rest = batch.groups.slice(1);
  if (codes.length > 0) return { ...batch, items, groups: [{ ...group, codes }, ...rest], phase };
  const { refusedBy: _, ...done } = batch;
  return { ...done, items, groups: rest, phase: phaseOf(rest), patience: afterGroup(batch, rest) };
}

/** Of the last group it stays: what a list shows later has come later than that. */
const afterGroup = ({ patience }: Batch, rest: Group[]): Patience =>
  rest.length > 0 ? FRESH : patience;

function settled(item: BatchItem, outcome: Outcome): BatchItem {
  const { out, ...rest } = { ...item, outcome: withIps(outcome, item) };
  return out && outcome.word === 'unclear' ? { ...rest, out } : rest; // later evidence is held against it
}

/** An answer may name revoked codes alone: how many IPs come back was listed before. */
function withIps(outcome: Outcome, { before }: BatchItem): Outcome {
  return outcome.word === 'revoked' && outcome.ips === null
    ? { ...outcome, ips: before?.ips ?? null }
    : outcome;
}

function unknown(batch: Batch, at: number): Batch {
  const group = first(batch);
  const open = withFirst(batch, { ...group, tries: group.tries + 1, unsure: true });
  return withOut(open, (out) => {
    const { from } = out.at(-1) ?? { from: at };
    const to = Math.max(from, Math.min(at, from + IN_FLIGHT));
    return [...out.slice(0, -1), { from, to }];
  });
}

/** Changes when requests with the codes of the first group were out. */
function withOut(batch: Batch, change: (out: Span[]) => Span[]): Batch {
  const codes = new Set(first(batch).codes);
  const items = batch.items.map((item) =>
    codes.has(item.code) ? { ...item, out: change(item.out ?? []) } : item,
  );
  return { ...batch, items };
}

/** The same of all of them, in order. */
export function outOfFirst(batch: Batch): Span[] {
  const codes = new Set(first(batch).codes);
  return batch.items
    .flatMap(({ code, out = [] }) => (codes.has(code) ? out : []))
    .sort((a, b) => a.to - b.to);
}

/** Two smaller requests in place of one, so that in the end each code has an answer of its own. */
function split(batch: Batch, tries: number): Batch {
  const { codes, ...group } = first(batch);
  const middle = Math.ceil(codes.length / 2);
  const half = (part: string[]): Group => ({ ...group, codes: part, tries });
  const halves = [half(codes.slice(0, middle)), half(codes.slice(middle))];
  return { ...batch, groups: [...halves, ...batch.groups.slice(1)] };
}

function withFirst(batch: Batch, group: Group): Batch {
  return { ...batch, groups: [group, ...batch.groups.slice(1)] };
}

/** The group that is being worked on; an empty one where the batch is done. */
export function first(batch: Batch): Group {
  return batch.groups[0] ?? { codes: [], tries: 0, unsure: false };
}
