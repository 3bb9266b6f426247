import type { GenerateInput } from '@/utils/share-codes/operation';
import type { Press } from './generate-draft';

export type RepeatablePress = Omit<Press, 'fields'>;

/**
 * The press that this one only repeats: it asks for the same, and no field was touched since. A double click is one
 * operation, and so are two windows.
 * @param presses whose operation has not been seen to end
 * @param touchedAt when a field of this window was last touched, ms since 1970
 */
export function repeatedPress(
  presses: readonly RepeatablePress[],
  input: GenerateInput,
  touchedAt: number,
): RepeatablePress | null {
  return presses.find((press) => touchedAt < press.at && isSameInput(press.input, input)) ?? null;
}

export const isSameInput = (one: GenerateInput, other: GenerateInput): boolean =>
  one.ipsPerCode === other.ipsPerCode &&
  one.count === other.count &&
  one.forwardTo === other.forwardTo;
