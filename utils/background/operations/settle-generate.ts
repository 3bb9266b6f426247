import type { GenerateOperation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';

/*
 * Which listed codes a generate has made, from what the list showed before and shows now. Pure.
 */

/** What the list says: an exact finding, more than can be told apart, or not enough yet. */
export type Finding =
  | { kind: 'found'; codes: ShareCode[]; surplus: ShareCode[] }
  | { kind: 'possible'; codes: ShareCode[] }
  | { kind: 'too-few'; codes: ShareCode[]; doubtful: ShareCode[] };

/** How far the server's two clocks (Date header, database) may be apart, ms. */
const CLOCK_SLACK = 2 * 60_000;
/** How long after the request left the server may still act on it, ms. */
const MAY_ACT_FOR = 60_000;

/**
 * @param listed the codes the server lists now, as far back as the baseline reaches
 * @param others every other generate of the account
 */
export function settleGenerate(
  operation: GenerateOperation,
  listed: readonly ShareCode[],
  others: readonly GenerateOperation[],
): Finding {
  const { sure, likely, doubtful, mayBeTheirs, wanted } = sortOut(operation, listed, others);
  const missing = wantedBy([operation]);
  const fit = [...sure, ...likely];
  const mine = fit.filter((code) => !mayBeTheirs(code));

  if (missing === 0) return { kind: 'found', codes: [], surplus: mine };
  if (mine.length > missing || fit.length > missing + wanted)
    return { kind: 'possible', codes: [...sure, ...doubtful] };
  const own = sure.filter((code) => !mayBeTheirs(code));
  const shared = sure.filter(mayBeTheirs);
  // Where a likely one may be its own, what is shared may as well be all theirs.
  if (own.length === missing || (sure.length >= missing && likely.length === 0))
    return { kind: 'found', codes: [...own, ...shared].slice(0, missing), surplus: [] };
  if (sure.length + doubtful.length >= missing && doubtful.length > 0)
    return { kind: 'possible', codes: [...sure, ...doubtful] };
  return { kind: 'too-few', codes: sure, doubtful };
}

/** The new codes that no other generate has, by how well they fit. */
interface SortedOut {
  sure: ShareCode[];
  /** All others. */
  doubtful: ShareCode[];
  /** Those of them which lack nothing but what the list does not tell. */
  likely: ShareCode[];
  /** Whether an unsettled one of the same kind may have made this one. */
  mayBeTheirs: (code: ShareCode) => boolean;
  /** How many codes those are looking for. */
  wanted: number;
}

function sortOut(
  operation: GenerateOperation,
  listed: readonly ShareCode[],
  others: readonly GenerateOperation[],
): SortedOut {
  const taken = new Set([operation, ...others].flatMap(belonging));
  const fresh = listed.filter((code) => !taken.has(code.code) && isNew(operation, code));
  const offset = clockOffset(others);
  const sure = fresh.filter((code) => isSure(operation, code, offset)).sort(byAge);
  const doubtful = fresh.filter((code) => !sure.includes(code));
  const known = firstKnown(operation, listed);
  const isUndated = (code: ShareCode) => code.createdAt === null && listed.indexOf(code) < known;
  const likely = doubtful.filter((code) => isUndated(code) || isTwin(operation, code));
  const rivals = others.filter((other) => isRival(operation, other));
  const mayBeTheirs = (code: ShareCode) =>
    rivals.some(
      // Only a code that fits this operation by its time is dated by a clock that is known.
      (rival) => isNew(rival, code) && !(sure.includes(code) && isTooLate(rival, code, offset)),
    );
  return { sure, doubtful, likely, mayBeTheirs, wanted: wantedBy(rivals) };
}

const belonging = (other: GenerateOperation): string[] =>
  [...other.codes, ...other.surplus].map(({ code }) => code);

/** An unsettled generate of the same kind, which looks for its codes among the same ones. */
function isRival({ input }: GenerateOperation, other: GenerateOperation): boolean {
  return (
    other.open === 1 &&
    other.baseline !== null &&
    other.input.ipsPerCode === input.ipsPerCode &&
    same(other.input.forwardTo, input.forwardTo)
  );
}

/** How many codes these still look for. One that was refused looks for none, only for what was made all the same. */
const wantedBy = (operations: readonly GenerateOperation[]): number =>
  operations
    .filter(({ state }) => state !== 'refused')
    .reduce((sum, { input, codes }) => sum + Math.max(0, input.count - codes.length), 0);

/** Where codes begin that were there before: what is listed in front of them, the newest first, is new. */
function firstKnown({ baseline }: GenerateOperation, listed: readonly ShareCode[]): number {
  const at = baseline?.complete
    ? -1
    : listed.findIndex(({ code }) => baseline?.codes.includes(code));
  return at === -1 ? listed.length : at;
}

/** Was not there before, and may be of this operation. */
function isNew(operation: GenerateOperation, code: ShareCode): boolean {
  const { baseline, input } = operation;
  if (!baseline || baseline.codes.includes(code.code)) return false;
  if (code.ips !== null && code.ips !== input.ipsPerCode) return false;
  if (code.forwardTo !== null && !same(code.forwardTo, input.forwardTo)) return false;
  if (baseline.complete || code.createdAt === null || baseline.newestCreatedAt === null)
    return true;
  return code.createdAt >= baseline.newestCreatedAt; // an older one has only moved into view
}

/** How far the times of this server's codes were from its clock when the latest ones were made, ms. */
function clockOffset(others: readonly GenerateOperation[]): number {
  const offsets = others
    .filter(({ state }) => state === 'done')
    .toSorted((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0))
    .flatMap(({ baseline, codes: [code] }) =>
      baseline?.serverTime == null || code?.createdAt == null
        ? []
        : [code.createdAt - baseline.serverTime],
    );
  return offsets[0] ?? 0;
}

/** Nothing about it leaves a doubt: its IPs, its recipient, and its time on the server's own clock. */
function isSure(operation: GenerateOperation, code: ShareCode, offset: number): boolean {
  const { baseline, input } = operation;
  if (!baseline || code.createdAt === null || code.ips === null) return false;
  if (input.forwardTo !== null && code.forwardTo === null) return false;
  if (baseline.tied && code.createdAt === baseline.newestCreatedAt) return false;
  if (baseline.serverTime === null) return true;
  const sentAt = baseline.serverTime + offset;
  return code.createdAt >= sentAt - CLOCK_SLACK && !isTooLate(operation, code, offset);
}

/** Made when the operation's request could not be acted on any more. */
function isTooLate({ baseline }: GenerateOperation, code: ShareCode, offset: number): boolean {
  if (baseline?.serverTime == null || code.createdAt === null) return false;
  return code.createdAt > baseline.serverTime + offset + MAY_ACT_FOR + CLOCK_SLACK;
}

/** Made at the same time as the operation's own codes, whatever that clock says. */
function isTwin({ codes }: GenerateOperation, { createdAt }: ShareCode): boolean {
  if (createdAt === null) return false;
  return codes.some((own) => Math.abs((own.createdAt ?? 0) - createdAt) <= CLOCK_SLACK);
}

const same = (a: string | null, b: string | null): boolean =>
  (a ?? '').toLowerCase() === (b ?? '').toLowerCase();

const byAge = (a: ShareCode, b: ShareCode): number => (a.createdAt ?? 0) - (b.createdAt ?? 0);
