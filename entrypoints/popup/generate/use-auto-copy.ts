import { useEffect, useState } from 'preact/hooks';
import { copy } from '@/utils/page/clipboard';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { GenerateOperation } from '@/utils/share-codes/operation';

/** Operations that this page saw running: only their codes go to the clipboard by themselves. */
const awaited = new Set<string>();

export function awaitCodes(operationId: string): void {
  awaited.add(operationId);
}

/** Copies the codes of an operation that ends while the page is open. @returns whether it did; `null`: there was nothing to copy */
export function useAutoCopy(operation: GenerateOperation): boolean | null {
  const wanted = useStore(state, ({ settings }) => settings.copyAfterGenerate);
  const fresh = useStore(state, (now) => now.fresh);
  const [copied, setCopied] = useState<boolean | null>(null);
  const made = hasCodes(operation);

  useEffect(() => {
    if (!fresh) return;
    if (!made) awaited.add(operation.id);
    else if (awaited.delete(operation.id) && wanted) void copy(codesOf(operation)).then(setCopied);
  }, [operation.id, made, fresh]);

  return copied;
}

const hasCodes = ({ state, codes }: GenerateOperation): boolean =>
  codes.length > 0 && (state === 'answered' || state === 'done' || state === 'missing');

export const codesOf = ({ codes }: Pick<GenerateOperation, 'codes'>): string =>
  codes.map(({ code }) => code).join('\n');
