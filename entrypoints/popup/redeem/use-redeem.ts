import { useState } from 'preact/hooks';
import { readDraft, renewDraft } from '@/utils/page/drafts';
import { send } from '@/utils/page/send';
import type { Failure } from '@/utils/share-codes/failure';
import { type Choice, chosen } from './chosen';
import { type FoundCodes, find } from './use-found';

interface Redeeming {
  busy: boolean;
  failure: Failure | null;
  /** Why the last press sent nothing: no codes at all, or only the account's own. */
  nothing: 'none' | 'own' | null;
  redeem: (found: FoundCodes, choice: Choice) => Promise<boolean>;
}

/** Sends the draft's codes; once they are in the journal, the draft is empty and another operation. */
export function useRedeem(accountId: string): Redeeming {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [nothing, setNothing] = useState<Redeeming['nothing']>(null);

  const redeem = async (found: FoundCodes, choice: Choice) => {
    setFailure(null);
    setBusy(true);
    const { id, text } = readDraft('redeem', accountId);
    const now = found.text === text ? found : await find(text, accountId);
    const codes = chosen(now, choice);
    const sent = codes.length > 0 && (await sendCodes(id, codes));
    setNothing(codes.length > 0 ? null : now.own.size > 0 ? 'own' : 'none');
    setBusy(false);
    return sent;
  };

  const sendCodes = async (id: string, codes: string[]) => {
    const reply = await send({ type: 'redeem', id, accountId, codes, source: 'popup' });
    if (reply.ok) renewDraft('redeem', id, { text: '' });
    else setFailure(reply.failure);
    return reply.ok;
  };

  return { busy, failure, nothing, redeem };
}
