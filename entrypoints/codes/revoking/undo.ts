import { i18n } from '#i18n';
import { say } from '@/utils/page/said';
import { sendUntilAnswered } from '@/utils/page/send';
import type { Failure } from '@/utils/share-codes/failure';
import { revokes } from './revokes';

/** Takes a revoke back. */
export async function undo(id: string): Promise<void> {
  note(id, null);
  const reply = await sendUntilAnswered({ type: 'cancel', operationId: id });
  if (reply.ok) return;
  note(id, reply.failure);
  say(i18n.t('codes.revoke.undoFailed'), false);
}

const note = (id: string, failure: Failure | null): void =>
  revokes.setState(({ undone }) => ({ undone: new Map(undone).set(id, failure) }));
