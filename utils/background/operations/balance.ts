import type { GenerateOperation, Operation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { isTold } from '@/utils/share-codes/told';

/*
 * The balance as a witness of a generate. Pure.
 */

/**
 * By how many IPs the balance has fallen since the request left, beyond what other operations of ours explain.
 * @param others all that the account's other operations may have done since
 * @returns `null` where nobody knows
 */
export function unexplainedFall(
  { baseline, balanceAfter, sentAt }: GenerateOperation,
  others: readonly Operation[],
): number | null {
  if (baseline?.balance == null || balanceAfter === null || sentAt === null) return null;
  const gained = gainedSince(others, sentAt);
  return gained === null ? null : baseline.balance - balanceAfter + gained;
}

/**
 * Whether the balance has fallen by what one more request like it costs than what is known of it: by the cost after a no,
 * and by twice the cost where one half of it shows.
 * @param balance IPs, as the server tells now
 */
export function isPaidOnceMore(
  operation: GenerateOperation,
  balance: number,
  all: readonly Operation[],
): boolean {
  const { id, state, open, possible, surplus } = operation;
  if (open || possible.length + surplus.length > 0 || hasDeclined(operation)) return false;
  if (state !== 'refused' && state !== 'done') return false;
  const others = all.filter((other) => other.id !== id);
  const fall = unexplainedFall({ ...operation, balanceAfter: balance }, others);
  return fall === orderCost(operation) * (state === 'done' ? 2 : 1);
}

/** Whether the balance has fallen by what a request that was refused would have cost. */
export const isPaid = (operation: GenerateOperation, fall: number | null): boolean =>
  fall === orderCost(operation) && !hasDeclined(operation);

const orderCost = ({ input }: GenerateOperation): number => input.count * input.ipsPerCode;

/** The person has said that codes alike are somebody else's: so is what was paid for them. */
const hasDeclined = ({ declined = [] }: GenerateOperation): boolean => declined.length > 0;

/** What these codes have cost, where a list does not tell of each. */
export const costOf = (codes: readonly ShareCode[], { input }: GenerateOperation): number =>
  codes.reduce((sum, { ips }) => sum + (ips ?? input.ipsPerCode), 0);

/** Whether one of these operations may have changed the balance since then. */
export const mayHaveChanged = (others: readonly Operation[], since: number): boolean =>
  others.some((other) => gainedBy(other, since) !== 0);

/** IPs that these operations have brought the account since then; `null`: nobody knows. */
const gainedSince = (others: readonly Operation[], since: number): number | null =>
  others
    .map((other) => gainedBy(other, since))
    .reduce<number | null>((sum, ips) => (sum === null || ips === null ? null : sum + ips), 0);

function gainedBy(other: Operation, since: number): number | null {
  const isOver = isTold(other);
  if (isOver && (other.settledAt ?? other.createdAt) < since) return 0;
  const begunAt = other.kind === 'generate' ? other.sentAt : other.createdAt;
  const isUnsent = other.kind !== 'generate' && other.baseline === null;
  if (begunAt === null || isUnsent) return 0; // nothing of it was sent
  if (!isOver || begunAt < since || isUnsure(other)) return null;
  return other.kind === 'generate' ? -costOf(other.codes, other) : other.ipsChanged;
}

function isUnsure(other: Operation): boolean {
  if (other.kind !== 'generate') return other.counts.unclear > 0;
  return other.state === 'unclear' || other.possible.length + other.surplus.length > 0;
}
