import type { RevokeCode } from '@/utils/messages';
import { sendOperation } from '@/utils/page/send-operation';
import type { Failure } from '@/utils/share-codes/failure';
import { type Selection, unselect } from '../selection/selection';

/*
 * A press of Revoke. What it asks for belongs to what is selected: pressed again, by a double click or since nobody
 * answered, it is the same operation, and Undo takes back all of it.
 */

interface Asked {
  id: string;
  accountId: string;
  codes: RevokeCode[];
}

const asked = new WeakMap<Selection['codes'], Asked>();

/** What was asked for here and has not shown in the journal yet; one that failed may still show there. */
const unseen = new Map<string, { ask: Asked; failed: boolean }>();

/**
 * Asks for a revoke.
 * @param selected what is selected, as it stands on the screen
 * @param revocable those of it that can be revoked
 * @returns why it has not begun, `null` where it has
 */
export async function pressRevoke(
  accountId: string,
  selected: Selection['codes'],
  revocable: RevokeCode[],
): Promise<Failure | null> {
  const codes = notAskedFor(revocable);
  const ask = asked.get(selected) ?? { id: crypto.randomUUID(), accountId, codes };
  if (ask.codes.length === 0) return null;
  asked.set(selected, ask);
  unseen.set(ask.id, { ask, failed: false });
  const reply = await sendOperation({ type: 'revoke', ...ask, source: 'codes', undo: true });
  if (reply.ok) return null;
  if (unseen.has(ask.id)) unseen.set(ask.id, { ask, failed: true });
  return reply.failure;
}

/** A code that is being asked for with another selection is not asked for twice: one Undo has to keep it. */
function notAskedFor(codes: RevokeCode[]): RevokeCode[] {
  const waiting = [...unseen.values()].filter(({ failed }) => !failed);
  const taken = new Set(waiting.flatMap(({ ask }) => ask.codes.map(({ code }) => code)));
  return codes.filter(({ code }) => !taken.has(code));
}

/**
 * A revoke shows in the journal: what it revokes is selected no longer; what the person has selected meanwhile is.
 * @returns whether it was pressed on this page and shows for the first time
 */
export function hasBegun(id: string): boolean {
  const begun = unseen.get(id);
  if (!begun) return false;
  unseen.delete(id);
  unselect(begun.ask.codes);
  return true;
}
