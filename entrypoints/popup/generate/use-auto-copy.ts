import { useEffect, useState } from 'preact/hooks';
import { isLongAgo } from '@/utils/clock';
import { copy } from '@/utils/page/clipboard';
import { OPENED_AT, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import { type GenerateOperation, isKnown } from '@/utils/share-codes/operation';
import { type Copied, codesText, copied, LATEST_COPY_MS, noteCopied } from './copy-when-made';

/** Whether the codes of an operation are on the clipboard; `null`: there was no wish or no time for it. */
export function useAutoCopy(operation: GenerateOperation): Copied | null {
  useCopyAtEnd(operation);
  return useStore(copied, (all) => all[operation.id] ?? null);
}

/** A popup that was opened again copies the codes that it sees coming: the one they were asked for in has closed. */
function useCopyAtEnd(operation: GenerateOperation): void {
  const wanted = useStore(state, ({ settings }) => settings.copyAfterGenerate);
  const fresh = useStore(state, (now) => now.fresh);
  const [awaited, setAwaited] = useState(false);
  const { id, codes, createdAt } = operation;
  const known = isKnown(operation);
  useEffect(() => {
    if (!fresh || createdAt >= OPENED_AT) return;
    if (!known) setAwaited(true);
    else if (
      awaited &&
      wanted &&
      codes.length > 0 &&
      !isLongAgo(createdAt, LATEST_COPY_MS, Date.now())
    )
      void copy(codesText(codes)).then((done) => noteCopied(id, done ? 'copied' : 'not-allowed'));
  }, [fresh, known, awaited]);
}
