import { send } from '@/utils/page/send';
import type { Failure } from '@/utils/share-codes/failure';
import { revokes } from './revokes';

/** How often the background is asked before a person hears that it does not answer. */
const TRIES = 3;

/** Takes a revoke back. Where nobody answers it is said again: to take it back twice is to take it back once. */
export async function undo(id: string): Promise<void> {
  note(id, null);
  for (let tries = 1; ; tries++) {
    const reply = await send({ type: 'cancel', operationId: id });
    if (reply.ok) return;
    if (tries === TRIES) return note(id, reply.failure);
  }
}

const note = (id: string, failure: Failure | null): void =>
  revokes.setState(({ undone }) => ({ undone: new Map(undone).set(id, failure) }));
