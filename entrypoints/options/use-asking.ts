import { useState } from 'preact/hooks';
import type { PassphraseMessage } from '@/utils/messages';
import { send } from '@/utils/page/send';
import type { Failure } from '@/utils/share-codes/failure';

export interface Asking {
  busy: boolean;
  failure: Failure | null;
  /** What was done last, in a word; `null` until something is asked. */
  done: string | null;
  /** @returns whether it was done */
  ask: (message: PassphraseMessage, done: string) => Promise<boolean>;
}

/** Asks the background for something about the passphrase, one thing at a time, and tells what came of it. */
export function useAsking(): Asking {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<string | null>(null);

  const ask = async (message: PassphraseMessage, done: string) => {
    if (busy) return false;
    setBusy(true);
    setFailure(null);
    setDone(''); // the live region stands before its word comes
    const reply = await send(message);
    setBusy(false);
    if (reply.ok) setDone(done);
    else setFailure(reply.failure);
    return reply.ok;
  };

  return { busy, failure, done, ask };
}
