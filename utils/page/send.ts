import { browser } from 'wxt/browser';
import type { Message, ReplyTo } from '@/utils/messages';

/** Sends one message to the background. Never rejects: a worker that does not answer is a failure like any other. */
export async function send<M extends Message>(message: M): Promise<ReplyTo<M>> {
  try {
    const reply = await deliver(message);
    // Chromium may take a background that was killed for one that had nothing to say.
    return isReply<M>(reply) ? reply : noAnswer<M>(`the answer was ${reply}`);
  } catch (error) {
    return noAnswer<M>(String(error));
  }
}

/** How long (ms) an answer may take each time: enough to wake up and write; at last for a busy machine, too. */
const TRIES = [1500, 1500, 10_000];
/** Before the next try (ms): what has just killed the background may still be about. */
const PAUSE = 200;

/**
 * The same for what changes nothing when it is said twice. A background that is killed meanwhile answers later or never,
 * and the browser does not always tell: so it is asked again.
 */
export async function sendUntilAnswered<M extends Message>(message: M): Promise<ReplyTo<M>> {
  let reply: ReplyTo<M> | null = null;
  for (const time of TRIES) {
    if (reply) await after(PAUSE);
    const late = after(time).then(() => noAnswer<M>(`no answer in ${time} ms`));
    reply = await Promise.race([send(message), late]);
    if (reply.ok || reply.failure.cause !== 'no-background') return reply;
  }
  return reply ?? noAnswer<M>('not sent');
}

const after = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

const noAnswer = <M extends Message>(detail: string): ReplyTo<M> =>
  ({ ok: false, failure: { cause: 'no-background', detail } }) as ReplyTo<M>;

/** A background that is just falling asleep hears nothing; what it has not heard wakes it the second time. */
const deliver = (message: Message): Promise<unknown> =>
  browser.runtime.sendMessage(message).catch((error: unknown) => {
    if (!String(error).includes('Receiving end does not exist')) throw error;
    return browser.runtime.sendMessage(message);
  });

const isReply = <M extends Message>(reply: unknown): reply is ReplyTo<M> =>
  typeof reply === 'object' && reply !== null && 'ok' in reply;
