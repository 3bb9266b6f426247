import type { Journal } from '../../chaos/journal.ts';
import { isGenerate } from '../journal.ts';
import type { Finding } from './finding.ts';
import type { Truth } from './truth.ts';

/** No code is being checked for longer than this (ms) after the last request that may have acted on it. */
const LONGEST = 5 * 60_000;

/** Measures how long each operation has been checking, from looks at the journal. */
export class Patience {
  private readonly spent = new Map<string, number>();
  private lastLook: number;

  constructor(now: number) {
    this.lastLook = now;
  }

  /** @param isReachable the time counts: the server could be asked */
  look(journal: Journal, truth: Truth, now: number, isReachable: boolean): Finding[] {
    const since = this.lastLook;
    this.lastLook = now;
    return checking(journal).flatMap((id) => {
      const operation = journal.operations.find((one) => one.id === id);
      if (!operation) return [];
      const hasSent = truth.requests(operation).some(({ at, endedAt }) => (endedAt ?? at) >= since);
      const counts = isReachable && operation.hold === null;
      const spent = hasSent ? 0 : (this.spent.get(id) ?? 0) + (counts ? now - since : 0);
      this.spent.set(id, spent);
      if (spent <= LONGEST) return [];
      const kind = `${operation.kind}: “Checking” for more than 5 minutes`;
      return [{ kind, operationId: id, code: null, truth: `${Math.round(spent / 1000)} s` }];
    });
  }
}

/** The operations of which something is shown as being checked. */
function checking({ operations, batches }: Journal): string[] {
  const generates = operations.filter((one) => isGenerate(one) && one.state === 'unconfirmed');
  const looked = batches.filter(
    ({ phase, groups }) => groups.length > 0 && (phase === 'checking' || phase === 'confirming'),
  );
  return [...generates.map(({ id }) => id), ...new Set(looked.map((batch) => batch.operationId))];
}
