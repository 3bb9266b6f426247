import { patchSettings } from '@/utils/database/settings';
import { storageFailure } from '@/utils/database/storage-failure';
import { fail, ok, type Result } from '@/utils/share-codes/failure';
import { wholeNumber } from '@/utils/share-codes/whole-number';
import { keepText, readKept } from './kept-text';
import { send } from './send';

/*
 * The limit above which is asked, as it was typed in the options and is not stored yet. It is kept at once, and stored
 * a moment later by the page itself: the background may be dead as the page is closed. What a page could not store any
 * more counts from the next page on, and is stored by that.
 */

const NAME = 'unsaved-limit';

/** As typed, right or wrong; `null`: all is stored. */
export const typedLimit = (): string | null => readKept(NAME);

export const keepTypedLimit = (text: string): void => keepText(NAME, text);

/** What counts now, where another limit is stored. */
export const countingLimit = (stored: number): number => wholeNumber(typedLimit() ?? '') ?? stored;

/** @param typed what stands in the field; what was typed on meanwhile stays kept */
export async function storeLimit(typed: string, limit: number): Promise<Result<null>> {
  try {
    await patchSettings({ confirmAboveIps: limit });
  } catch (error) {
    return fail(storageFailure(error));
  }
  if (typedLimit() === typed) keepText(NAME, null);
  return ok(null);
}

/**
 * For a page that is being closed, beside storing it: Firefox may take the database away first, and wakes a background
 * for a message; in Chromium the message may meet a worker that is dead, but what is being stored is stored.
 */
export function handOverLimit(typed: string): void {
  const limit = wholeNumber(typed);
  if (limit !== null) void send({ type: 'save-settings', settings: { confirmAboveIps: limit } });
}

/** Stores what the options were closed with. Settings that are read after this was called are read after it is stored. */
export function storeLeftLimit(): void {
  const typed = typedLimit();
  const limit = wholeNumber(typed ?? '');
  // Where it cannot be stored it stays kept, and the journal cannot be written either: nothing is spent.
  if (typed !== null && limit !== null) void storeLimit(typed, limit);
}
