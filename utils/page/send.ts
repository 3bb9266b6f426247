import { browser } from 'wxt/browser';
import type { Message, ReplyTo } from '@/utils/messages';

/** Sends one message to the background. Never rejects: a worker that does not answer is a failure like any other. */
export async function send<M extends Message>(message: M): Promise<ReplyTo<M>> {
  try {
    return (await browser.runtime.sendMessage(message)) as ReplyTo<M>;
  } catch (error) {
    return { ok: false, failure: { cause: 'no-background', detail: String(error) } } as ReplyTo<M>;
  }
}
