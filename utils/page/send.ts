import { browser } from 'wxt/browser';
import type { Message, ReplyTo } from '@/utils/messages';

/** Sends one message to the background. Never rejects: a worker that does not answer is a failure like any other. */
export async function send<M extends Message>(message: M): Promise<ReplyTo<M>> {
  try {
    return await deliver(message);
  } catch (error) {
    return { ok: false, failure: { cause: 'no-background', detail: String(error) } } as ReplyTo<M>;
  }
}

/** A background that is just falling asleep hears nothing; what it has not heard wakes it the second time. */
const deliver = async <M extends Message>(message: M): Promise<ReplyTo<M>> =>
  (await browser.runtime.sendMessage(message).catch((error: unknown) => {
    if (!String(error).includes('Receiving end does not exist')) throw error;
    return browser.runtime.sendMessage(message);
  })) as ReplyTo<M>;
