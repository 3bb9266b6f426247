import { i18n } from '#i18n';
import { putNote } from '@/utils/database/notes';
import { storageFailure } from '@/utils/database/storage-failure';
import { allNoteDrafts, dropNoteDraft, type NoteDraft } from '@/utils/page/note-drafts';
import { say } from '@/utils/page/said';
import { isTooLong, storableNote } from '@/utils/share-codes/note';
import { failureWords } from '@/utils/words/failure';

/**
 * Puts a note into the database; until it is there its draft stays, and of one that is too long for good. Returns whether
 * it is stored.
 */
export async function storeNote(draft: NoteDraft): Promise<boolean> {
  try {
    await putNote({ ...draft, text: storableNote(draft.text), at: Date.now() });
    if (!isTooLong(draft.text)) dropNoteDraft(draft);
    return true;
  } catch (error) {
    const failure = storageFailure(error);
    const isNewer = failure.cause === 'newer-storage';
    say(isNewer ? failureWords(failure).cause : i18n.t('codes.noStorage'), false);
    return false;
  }
}

/** What was being typed as a tab was closed. */
export function storeLeftNotes(): void {
  for (const draft of allNoteDrafts()) void storeNote(draft);
}
