import { MOST_STATUSES } from './bounds';
import type { ShareCode } from './share-code';

export type StatusMeaning = 'unused' | 'used' | 'expired' | 'revoked';

/** What a code's status is known to be; a number is one whose meaning is not learnt yet; `null`: nothing is known. */
export type Status = StatusMeaning | number | null;

/** What this extension itself has done with codes: the strongest evidence beside the server's own dates. */
export interface OwnActs {
  revoked?: ReadonlySet<string>;
  generated?: ReadonlySet<string>;
}

/**
 * The status of a code from evidence, never from the bare number:
 * its dates, what this extension did with it, then what the number was seen to mean on this server.
 * @param now server time, ms since 1970
 */
export function statusOf(
  code: ShareCode,
  statuses: Readonly<Record<string, StatusMeaning>>,
  now: number,
  acts: OwnActs = {},
): Status {
  const seen = evidence(code, now, acts);
  if (seen) return seen;
  if (code.status === null) return null;
  return statuses[String(code.status)] ?? code.status;
}

/** What can be said of a code without its number. */
function evidence(code: ShareCode, now: number, acts: OwnActs): StatusMeaning | null {
  if (code.usedAt !== null || code.usedBy !== null) return 'used';
  if (acts.revoked?.has(code.code)) return 'revoked';
  if (code.expiresAt !== null && code.expiresAt < now) return 'expired';
  return null;
}

/**
 * Learns what numbers mean from codes whose status is plain from evidence.
 * A code just generated is unused; one number that would mean two things is forgotten again.
 */
export function learnStatuses(
  codes: Iterable<ShareCode>,
  known: Readonly<Record<string, StatusMeaning>>,
  now: number,
  acts: OwnActs = {},
): Record<string, StatusMeaning> {
  const learnt: Record<string, StatusMeaning> = { ...known };
  const torn = new Set<string>();
  for (const code of codes) {
    if (code.status === null) continue;
    const number = String(code.status);
    const meaning = evidence(code, now, acts) ?? (acts.generated?.has(code.code) ? 'unused' : null);
    // An expired code often keeps the number of an unused one, and its date tells what it is: it teaches nothing.
    if (!meaning || meaning === 'expired' || torn.has(number)) continue;
    const before = learnt[number];
    if (before === undefined) {
      if (Object.keys(learnt).length < MOST_STATUSES) learnt[number] = meaning;
    } else if (meaning !== before) {
      torn.add(number);
      delete learnt[number];
    }
  }
  return learnt;
}
