import { createStore } from 'zustand/vanilla';
import { whenMade } from '@/utils/database/when-made';
import { copyLater } from '@/utils/page/clipboard';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import type { ShareCode } from '@/utils/share-codes/share-code';

/** After so long (ms) the person may have copied something else, which is theirs. */
export const LATEST_COPY_MS = 30_000;

/** What came of copying, for each operation that was pressed here. */
export type Copied = 'copied' | 'not-allowed' | 'late';
export const copied = createStore<Record<string, Copied>>(() => ({}));

/**
 * Copies the codes of an operation when they are made, if the person wants that. To be called in the press: browsers
 * let a page copy in direct answer to one, and then wait for what is copied.
 */
export function copyWhenMade(operationId: string): void {
  if (!state.getState().settings.copyAfterGenerate) return;
  copyInTime(operationId).then(
    (how) => how !== null && noteCopied(operationId, how),
    (error: unknown) => console.warn('The codes to copy could not be read:', error),
  );
}

/** What came of copying, for this page and for the notification that would tell it otherwise. */
export function noteCopied(operationId: string, how: Copied): void {
  copied.setState({ [operationId]: how });
  if (how === 'copied') void send({ type: 'copied', operationId });
}

/** @returns `null` where there was nothing to copy */
async function copyInTime(operationId: string): Promise<Copied | null> {
  const inTime = Promise.race([whenMade(operationId), tooLate()]);
  const text = inTime.then((codes) => {
    if (codes === null || codes.length === 0) throw new Error('There is nothing to copy');
    return codesText(codes);
  });
  const done = await copyLater(text);
  const codes = await inTime;
  if (codes === null) return 'late';
  return codes.length === 0 ? null : done ? 'copied' : 'not-allowed';
}

const tooLate = (): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), LATEST_COPY_MS));

export const codesText = (codes: readonly ShareCode[]): string =>
  codes.map(({ code }) => code).join('\n');
