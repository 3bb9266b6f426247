import { browser } from 'wxt/browser';

const SLOT = 'session';

/** A name for the time from one start of the browser to its end; a worker that is killed keeps it. */
export async function browserSession(): Promise<string> {
  const stored = (await browser.storage.session.get(SLOT))[SLOT];
  if (typeof stored === 'string') return stored;
  const session = crypto.randomUUID();
  await browser.storage.session.set({ [SLOT]: session });
  return session;
}
