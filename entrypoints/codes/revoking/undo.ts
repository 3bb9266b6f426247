import { sendUntilAnswered } from '@/utils/page/send';
import type { Failure } from '@/utils/share-codes/failure';
import { revokes } from './revokes';

/** Takes a revoke back. */
export async function undo(id: string): Promise<void> {
  note(id, null);
  const reply = await sendUntilAnswered({ type: 'cancel', operationId: id });
  if (!reply.ok) note(id, reply.failure);
}

const note = (id: string, failure: Failure | null): void =>
  revokes.setState(({ undone }) => ({ undone: new Map(undone).set(id, failure) }));
