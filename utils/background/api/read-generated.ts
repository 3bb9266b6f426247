import type { ShareCode } from '@/utils/share-codes/share-code';
import { isNothing, isStatus, verdictOf, verdictOfStatus } from './applied-item';
import type { Envelope } from './envelope';
import { aboutCodes } from './named-lists';
import { readCode, readCodes } from './read-codes';
import { isRecord, pick, toNumber } from './values';
import { wordsIn } from './yes-or-no';

/** What a generate answer tells. */
export interface Generated {
  /** New codes, each with what the answer tells of it, often nothing but the code. */
  codes: ShareCode[];
  /** False: no code could be read; they may exist all the same. */
  readable: boolean;
}

const DEPTH = 2;

/** Words in the name of a list that tell what its codes are: the new ones, codes at all, or others. */
const NEW = wordsIn('new newly generated created made issued fresh');
const LIKELY = ['codes', 'items', 'data', 'list', 'share', 'result', 'results'];
const OTHERS = wordsIn(`
  all before existing history last latest old previous recent message messages warnings
`);

/** Reads a generate answer. Its shape is not documented: any array of codes or of objects with `code` will do. */
export function readGenerated(envelope: Envelope): Generated {
  if (isOfError(envelope)) return { codes: [], readable: false };
  const { result, body } = envelope;
  const best = bestOf(listsIn(body, LIKELY_RANK, DEPTH + 1));
  const isGuess = best.length > 1 && best.every(({ rank }) => rank === GUESSED_RANK);
  const found = [isGuess ? [] : (best[0]?.codes ?? []), single(result)];
  const codes = unmasked(found.find((each) => each.length > 0) ?? []);
  return { codes, readable: codes.length > 0 };
}

/** The array of codes in a value that is named best, at most two objects deep; empty if there is none. */
export function findCodes(value: unknown, depth = DEPTH): ShareCode[] {
  return bestOf(listsIn(value, LIKELY_RANK, depth))[0]?.codes ?? [];
}

/** Those whose names speak best for them, and that have codes. */
function bestOf(lists: List[]): List[] {
  const filled = lists.filter(({ codes }) => codes.length > 0);
  const best = Math.min(...filled.map(({ rank }) => rank));
  return filled.filter(({ rank }) => rank === best);
}

/** Lower is better. Mere words under an unknown name may be anything. */
const [NEW_RANK, LIKELY_RANK, UNKNOWN_RANK, GUESSED_RANK] = [0, 1, 2, 3];

interface List {
  rank: number;
  codes: ShareCode[];
}

function listsIn(value: unknown, rank: number, depth: number): List[] {
  if (Array.isArray(value)) {
    const isGuess = rank === UNKNOWN_RANK && !value.some(isRecord);
    return [{ rank: isGuess ? GUESSED_RANK : rank, codes: codesMadeIn(value) }];
  }
  if (!isRecord(value) || depth === 0) return [];
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const own = rankOf(name, rank);
    return own === null ? [] : [{ field, rank: own }];
  });
  const [near, far] = [
    fields.filter(({ field }) => Array.isArray(field)),
    fields.filter(({ field }) => isRecord(field)),
  ];
  return [...near, ...far].flatMap((each) => listsIn(each.field, each.rank, depth - 1));
}

/** `null`: what stands under this name is not what was made. */
function rankOf(name: string, around: number): number | null {
  const words = wordsIn(name);
  if (words.some((word) => NEW.includes(word))) return NEW_RANK;
  const about = aboutCodes(name, 'redeem');
  if (about === 'repeats' || about === 'refused' || words.some((word) => OTHERS.includes(word)))
    return null;
  const isLikely = words.some((word) => LIKELY.includes(word));
  return isLikely ? Math.min(around, LIKELY_RANK) : Math.max(around, UNKNOWN_RANK);
}

/** Without items that tell of an error: what they name is no code, or none that was made. */
const codesMadeIn = (items: unknown[]): ShareCode[] =>
  distinct(readCodes(items.filter((item) => !isRecord(item) || !hasError(item))));

/** An answer that is no yes, and whose status or error is a no: what it lists may be words about that. */
const isOfError = ({ body, success }: Envelope): boolean =>
  success !== true &&
  isRecord(body) &&
  (hasError(body) ||
    Object.entries(body).some(
      ([name, value]) => isStatus(name) && !isRecord(value) && verdictOf(value, 'redeem') === 'no',
    ));

const hasError = (record: Record<string, unknown>): boolean =>
  Object.entries(record).some(([name, value]) => {
    const isError = wordsIn(name).some((word) => /^(err|exception)/.test(word));
    if (isError) return !isRecord(value) && !Array.isArray(value) && !isNothing(value);
    return isStatus(name) && verdictOfStatus(toNumber(value) ?? 0) === 'no';
  });

/** One code may come without a list around it. A number or a message beside it: an error code rather. */
function single(value: unknown): ShareCode[] {
  if (!isRecord(value) || typeof pick(value, 'code') !== 'string' || 'message' in value) return [];
  const code = readCode(value);
  return code === null ? [] : [code];
}

/** A single one that seems to hide a part of itself is not handed out: the list tells it. */
const unmasked = (codes: ShareCode[]): ShareCode[] =>
  codes.length === 1 && codes.some(({ code }) => MAY_HIDE.test(code)) ? [] : codes;

const MAY_HIDE = /x{4}|-{4}|_{4}/i;

function distinct(codes: ShareCode[]): ShareCode[] {
  return [...new Map(codes.map((code) => [code.code, code])).values()];
}
