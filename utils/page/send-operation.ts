import { getOperation } from '@/utils/database/operations';
import type { Message } from '@/utils/messages';
import { ok, type Result } from '@/utils/share-codes/failure';
import { send } from './send';

type StartMessage = Extract<Message, { type: 'generate' | 'redeem' | 'revoke' }>;

/**
 * Begins an operation. A background that was killed may have begun it before it could answer: so the same message is
 * sent once more, which changes nothing then, and the journal is asked before a failure is told.
 */
export async function sendOperation(message: StartMessage): Promise<Result<null>> {
  const first = await send(message);
  if (!isUnanswered(first)) return first;
  const second = await send(message);
  return isUnanswered(second) && (await isInJournal(message.id)) ? ok(null) : second;
}

const isUnanswered = (reply: Result<null>): boolean =>
  !reply.ok && reply.failure.cause === 'no-background';

/** Where the journal cannot be read either, the failure stands. */
const isInJournal = (id: string): Promise<boolean> =>
  getOperation(id).then(
    (operation) => operation !== null,
    () => false,
  );
