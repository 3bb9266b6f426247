import type { Failure, Result, ServerFailure } from '@/utils/share-codes/failure';
import type {
  Batch,
  BatchItem,
  BatchPhase,
  Group,
  Outcome,
  Reason,
} from '@/utils/share-codes/operation';

/*
 * One batch of a redeem or a revoke as a pure state machine: what it becomes after each event.
 * It knows neither network nor storage, so every interleaving of answers and restarts can be tested.
 */

/** What a plain answer of the server says. `applied: null`: it does not say which codes; `unclear`: not of all it names. */
export interface Applied {
  applied: { code: string; ips: number | null }[] | null;
  unclear: boolean;
  reasons: Record<string, string>;
  words: string[];
}

/**
 * What the lists say of a code that an answer left open.
 * `null`: they do not show that it was applied.
 */
export type Verdicts = ReadonlyMap<string, Outcome | null>;

/** Tries of one group that end without an answer, before it is split or given up. */
const MOST_TRIES = 3;

/** Looks after an answer that names no codes: the lists may lag behind what the server has done. */
const LOOKS = 2;

export const isDone = (batch: Batch): boolean => batch.groups.length === 0;

/** To be committed before the request of the first group leaves. */
export function sending(batch: Batch): Batch {
  return { ...batch, phase: 'sent', words: [], reasons: {}, looks: 0 };
}

/** The worker was killed while a request was out: its outcome has to be read. */
export function interrupted(batch: Batch): Batch {
  return { ...unknown(batch), phase: 'checking' };
}

/** @param done the word for a code that the server has applied */
export function answered(
  batch: Batch,
  answer: Result<Applied, ServerFailure>,
  done: 'redeemed' | 'revoked',
): Batch {
  return answer.ok ? taken(batch, answer.value, done) : failed(batch, answer.failure);
}

function taken(batch: Batch, answer: Applied, word: 'redeemed' | 'revoked'): Batch {
  // What an answer says that applied codes is no reason for those it did not apply.
  const said = { ...batch, words: [], reasons: answer.reasons };
  if (!answer.applied) return { ...unknown(said), phase: 'confirming', looks: LOOKS };
  const outcomes = answer.applied.map(({ code, ips }): [string, Outcome] => [code, { word, ips }]);
  return settle(answer.unclear ? unknown(said) : said, new Map(outcomes), 'confirming');
}

function failed(batch: Batch, failure: ServerFailure): Batch {
  if (!failure.notActed) return { ...unknown(batch), phase: 'checking' };
  const group = first(batch);
  const waiting: Batch = { ...batch, phase: 'waiting' };
  if (failure.cause !== 'refused' && failure.cause !== 'forbidden') return waiting;
  if (group.codes.length > 1) return split(waiting, 0);
  // A 403 may be about the key as well: one more try tells a passing one from an answer.
  if (failure.cause === 'forbidden' && group.tries === 0)
    return withFirst(waiting, { ...group, tries: 1 });
  return { ...batch, phase: 'confirming', words: failure.words, reasons: {} };
}

/**
 * The lists were read for every code of the first group.
 * @param sendAgain false once the person has cancelled: what was not applied is then "Not sent"
 * @param failure the one that left the group open
 */
export function checked(
  batch: Batch,
  verdicts: Verdicts,
  sendAgain: boolean,
  failure: Failure | null,
): Batch {
  const found = [...verdicts].filter((pair): pair is [string, Outcome] => pair[1] !== null);
  const rest = settle(batch, new Map(found), batch.phase);
  if (found.length === first(batch).codes.length) return rest;
  if (batch.phase === 'confirming') return confirmed(rest);
  const { codes, tries } = first(rest);
  // The server may act after the connection has gone, and the list may lag behind.
  if (!sendAgain)
    return tries < MOST_TRIES
      ? withFirst(rest, { ...first(rest), tries: tries + 1 })
      : giveUp(rest, () => ({ word: 'not-sent' }));
  if (tries < MOST_TRIES) return { ...rest, phase: 'waiting' };
  if (codes.length > 1) return split({ ...rest, phase: 'waiting' }, MOST_TRIES - 1);
  const reason: Reason = failure ? { cause: 'failed', failure } : { cause: 'none-given' };
  return giveUp(rest, () => ({ word: 'refused', reason }));
}

/** The server answered and the lists do not show these codes: refused, unless the lists may lag behind. */
function confirmed(batch: Batch): Batch {
  if (batch.looks > 0) return { ...batch, looks: batch.looks - 1 };
  return giveUp(batch, (code) => ({ word: 'refused', reason: reasonFor(batch, code) }));
}

function reasonFor(batch: Batch, code: string): Reason {
  const own = Object.hasOwn(batch.reasons, code) ? batch.reasons[code] : null; // a code may be called "constructor"
  if (own) return { cause: 'server', words: [own] };
  return batch.words.length > 0 ? { cause: 'server', words: batch.words } : { cause: 'none-given' };
}

/** Nothing of this batch is sent any more. What has left, and nobody knows its outcome, is still looked for. */
export function cancelled(batch: Batch): Batch {
  const isOut = ({ unsure }: Group, at: number) =>
    unsure || (at === 0 && batch.phase !== 'waiting');
  const out = batch.groups.filter(isOut);
  const phase = batch.phase === 'waiting' && out.length > 0 ? 'checking' : batch.phase;
  const kept = new Set(out.flatMap((group) => group.codes));
  const items = batch.items.map(
    (item): BatchItem =>
      item.outcome || kept.has(item.code) ? item : { ...item, outcome: { word: 'not-sent' } },
  );
  return { ...batch, items, groups: out, phase };
}

/** Puts outcomes in place; what is left of the first group goes on in `phase`. */
function settle(batch: Batch, outcomes: ReadonlyMap<string, Outcome>, phase: BatchPhase): Batch {
  const group = first(batch);
  const codes = group.codes.filter((code) => !outcomes.has(code));
  const items = batch.items.map((item): BatchItem => {
    const outcome = outcomes.get(item.code);
    return outcome && !item.outcome ? { ...item, outcome: withIps(outcome, item) } : item;
  });
  const rest = batch.groups.slice(1);
  return codes.length > 0
    ? { ...batch, items, groups: [{ ...group, codes }, ...rest], phase }
    : { ...batch, items, groups: rest, phase: 'waiting' };
}

/** An answer may name revoked codes alone: how many IPs come back was listed before. */
function withIps(outcome: Outcome, { before }: BatchItem): Outcome {
  return outcome.word === 'revoked' && outcome.ips === null
    ? { ...outcome, ips: before?.ips ?? null }
    : outcome;
}

function giveUp(batch: Batch, outcomeOf: (code: string) => Outcome): Batch {
  const outcomes = first(batch).codes.map((code): [string, Outcome] => [code, outcomeOf(code)]);
  return settle(batch, new Map(outcomes), 'waiting');
}

function unknown(batch: Batch): Batch {
  const group = first(batch);
  return withFirst(batch, { ...group, tries: group.tries + 1, unsure: true });
}

/** Two smaller requests in place of one, so that in the end each code has an answer of its own. */
function split(batch: Batch, tries: number): Batch {
  const { codes, unsure } = first(batch);
  const middle = Math.ceil(codes.length / 2);
  const half = (part: string[]): Group => ({ codes: part, tries, unsure });
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
