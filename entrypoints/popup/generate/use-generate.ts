import { useEffect, useMemo, useState } from 'preact/hooks';
import { getOperation } from '@/utils/database/operations';
import { readDraft, renewDraft } from '@/utils/page/drafts';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { useDraft } from '@/utils/page/use-draft';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';
import type { GenerateInput, GenerateOperation, Operation } from '@/utils/share-codes/operation';
import { awaitCodes } from './use-auto-copy';

/** So long (ms) after an operation has ended on the screen a press still means that one. */
const SAME_PRESS = 600;

export interface Generating {
  /** Its operation has begun and the draft is not another one yet. */
  busy: boolean;
  running: boolean;
  /** Why it could not begin. */
  failure: Failure | null;
  start: (input: GenerateInput) => Promise<void>;
}

/** One draft is one operation: its id is read from the draft at the press, and renewed once that operation has ended. */
export function useGenerate(accountId: string): Generating {
  const { id } = useDraft('generate', accountId);
  const operation = useStore(state, (now) => now.operations.find((one) => one.id === id));
  const [sentId, setSentId] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ready = useMemo(() => renewIfEnded(accountId), [accountId]);
  const ended = operation !== undefined && isEnded(operation);

  useEffect(() => {
    if (!ended || !operation) return;
    const timer = setTimeout(() => renew(operation), SAME_PRESS);
    return () => clearTimeout(timer);
  }, [id, ended]);

  const start = async (input: GenerateInput) => {
    setFailure(null);
    await ready;
    const { id } = readDraft('generate', accountId);
    setSentId(id);
    awaitCodes(id);
    const reply = await send({ type: 'generate', id, accountId, input });
    if (reply.ok) return;
    setFailure(reply.failure);
    setSentId(null);
  };

  const busy = sentId === id || operation !== undefined;
  return { busy, running: busy && !ended, failure, start };
}

/** A draft whose operation ended while no page was open is another operation from now on. */
async function renewIfEnded(accountId: string): Promise<void> {
  const operation = await getOperation(readDraft('generate', accountId).id);
  if (operation && isEnded(operation)) renew(operation);
}

const isEnded = (operation: Operation): boolean =>
  operation.kind === 'generate' && operation.state !== 'accepted' && operation.state !== 'sent';

/** What was generated is not offered again by itself, least of all its recipient; what was refused is. */
function renew(operation: Operation): void {
  const keeps = operation.kind === 'generate' && operation.state === 'refused';
  const empty = { ipsPerCode: null, count: null, forwardTo: '' };
  renewDraft('generate', operation.id, keeps ? {} : empty);
}

/** The same input once more, as another operation. A second press is still the same one. */
export function startAgain(generating: Generating, { id, input }: GenerateOperation): void {
  renewDraft('generate', id);
  void generating.start(input);
}
