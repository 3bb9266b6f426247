import { getOperation } from '@/utils/database/operations';
import type { Message } from '@/utils/messages';
import { ok, type Result } from '@/utils/share-codes/failure';
import { sendUntilAnswered } from './send';

type StartMessage = Extract<Message, { type: 'generate' | 'redeem' | 'revoke' }>;

/**
 * Begins an operation. A background that was killed may have begun it before it could answer: so the journal is asked
 * before a failure is told.
 */
export async function sendOperation(message: StartMessage): Promise<Result<null>> {
  const reply = await sendUntilAnswered(message);
  return isUnanswered(reply) && (await isInJournal(message.id)) ? ok(null) : reply;
}

const isUnanswered = (reply: Result<null>): boolean =>
  !reply.ok && reply.failure.cause === 'no-background';

/** Where the journal cannot be read either, the failure stands. */
const isInJournal = (id: string): Promise<boolean> =>
  getOperation(id).then(
    (operation) => operation !== null,
    () => false,
  );
