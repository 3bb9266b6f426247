import type { PassphraseMessage } from '@/utils/messages';
import { ok, type Result } from '@/utils/share-codes/failure';
import {
  changePassphrase,
  forgetKeys,
  lock,
  lockState,
  removePassphrase,
  setPassphrase,
  tidyUp,
  unlock,
} from './accounts/passphrase';
import { showBadge } from './badge';
import { run } from './operations/runner';
import { showLock } from './show-lock';
import { syncUnlocked } from './sync/sync';

/*
 * What the passphrase means for everything around the keys: what is shown, and what waits for them.
 */

export async function answerPassphrase(message: PassphraseMessage): Promise<Result<null>> {
  const done = await shown(() => obey(message));
  if (done.ok && (await lockState()) !== 'locked') goOn();
  return done;
}

/** Shows the lock as it is afterwards, also after a failure: some of it may be done, or what was shown was wrong. */
async function shown<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } finally {
    await showLock();
  }
}

/** What has waited for the keys. */
function goOn(): void {
  void run().then(showBadge);
  void syncUnlocked();
}

async function obey(message: PassphraseMessage): Promise<Result<null>> {
  switch (message.type) {
    case 'set-passphrase':
      return setPassphrase(message.passphrase);
    case 'change-passphrase':
      return changePassphrase(message.passphrase, message.next);
    case 'remove-passphrase':
      return removePassphrase(message.passphrase);
    case 'unlock':
      return unlock(message.passphrase);
    case 'lock':
      await lock();
      return ok(null);
    case 'forget-keys':
      await forgetKeys();
      return ok(null);
  }
}

/** At each start of the worker, and when the alarm rings: a closed browser, a time gone by, a change that was killed. */
export const checkLock = (): Promise<void> => shown(tidyUp);

export const lockNow = (): Promise<void> => shown(lock);
