import { LONGEST_TEXT } from '@/utils/share-codes/bounds';
import {
  type BatchItem,
  type BatchOperation,
  type GenerateOperation,
  NO_COUNTS,
  type Operation,
  type Outcome,
} from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { PastItem, PastOperation } from './records';

/*
 * What is kept of an operation that a file has brought: what was done, in words. Whatever the file says, nothing of it
 * is open, new, offered to be claimed or revoked, evidence of anything, or later than now.
 */

export function pastOf(
  operation: Operation,
  items: readonly BatchItem[],
  now: number,
): PastOperation {
  const { accountId, id } = operation;
  const known = items.map(pastItem);
  const past =
    operation.kind === 'generate'
      ? pastGenerate(operation, now)
      : pastBatches(operation, known, now);
  return { accountId, id, at: past.createdAt, operation: past, items: known };
}

function pastGenerate(operation: GenerateOperation, now: number): GenerateOperation {
  const { input, state, sentAt, codes } = operation;
  return {
    ...ended(operation, now),
    kind: 'generate',
    input: { ...input, forwardTo: plainOrNull(input.forwardTo) },
    state:
      state === 'answered' ? 'done' : state === 'done' || state === 'refused' ? state : 'unclear',
    sentAt: notAfter(now, sentAt),
    codes: codes.map((code) => pastCode(code, now)),
    surplus: [],
    surplusRevoked: false,
    possible: [],
    baseline: null,
  };
}

function pastBatches(operation: BatchOperation, items: PastItem[], now: number): BatchOperation {
  const { kind, state, ipsChanged } = operation;
  const counts = { ...NO_COUNTS };
  for (const { outcome } of items) counts[outcome.word] += 1;
  return {
    ...ended(operation, now),
    kind,
    state: state === 'cancelled' ? state : 'done',
    total: items.length,
    counts,
    cursor: 0,
    batches: 0,
    baseline: null,
    ipsChanged: Math.max(ipsChanged, 0),
  };
}

function ended(operation: Operation, now: number) {
  const { id, accountId, source, createdAt, settledAt, failure, begunOn } = operation;
  return {
    id,
    accountId,
    source,
    createdAt: Math.min(createdAt, now),
    settledAt: notAfter(now, settledAt),
    seen: true,
    dueAt: null,
    hold: null,
    failure: isPlain(failure) ? failure : null,
    tries: 0,
    balanceAfter: null,
    ...(begunOn !== undefined && { begunOn }),
  };
}

/** When it expires is the one thing that may lie ahead. */
const pastCode = (code: ShareCode, now: number): ShareCode => ({
  ...code,
  createdAt: notAfter(now, code.createdAt),
  usedAt: notAfter(now, code.usedAt),
  usedBy: plainOrNull(code.usedBy),
  forwardTo: plainOrNull(code.forwardTo),
});

const UNCLEAR: Outcome = { word: 'unclear' };
const REFUSED: Outcome = { word: 'refused', reason: { cause: 'none-given' } };

function pastItem({ code, outcome }: BatchItem): PastItem {
  if (outcome === null) return { code, outcome: UNCLEAR }; // it is over, and nobody knows
  return { code, outcome: isPlain(outcome) ? outcome : REFUSED };
}

const notAfter = (now: number, at: number | null): number | null =>
  at === null ? null : Math.min(at, now);

/** Nothing that was stored from a server is longer, or acts on the words around it. */
const ACTING = /[\p{Cc}\p{Bidi_Control}]/u;

/** Whether every text in it could be one that this extension has stored. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_TEXT && !ACTING.test(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isPlain);
}

const plainOrNull = (words: string | null): string | null => (isPlain(words) ? words : null);
