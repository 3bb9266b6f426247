import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { readNoteDraft, writeNoteDraft } from '@/utils/page/note-drafts';
import { useStore } from '@/utils/page/use-store';
import { isTooLong, LONGEST_NOTE } from '@/utils/share-codes/note';
import { number } from '@/utils/words/number';
import { known } from '../lists/known';
import { storeNote } from './store-note';

interface Props {
  accountId: string;
  code: string;
}

/** The person's own words on a code. News changes them only while nobody has typed here or has the focus here. */
export function NoteField({ accountId, code }: Props) {
  const stored = useStore(known, ({ notes }) => notes.get(code) ?? '');
  const [typed, setTyped] = useState(() => readNoteDraft({ accountId, code }));
  /** What stood here as the focus came. */
  const [focused, setFocused] = useState<string | null>(null);
  const text = typed ?? focused ?? stored;
  const fault = isTooLong(text) ? i18n.t('codes.noteTooLong', [number(LONGEST_NOTE)]) : '';
  const keep = useStoring(accountId, code);
  return (
    <div class="field">
      <label for="note">{i18n.t('codes.note')}</label>
      <textarea
        id="note"
        rows={2}
        value={text}
        autocomplete="off" // or the browser's session files keep it, also after the account was removed
        aria-describedby="note-fault note-hint"
        aria-invalid={fault !== ''}
        onFocus={() => setFocused(text)}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          keep.soon(currentTarget.value);
        }}
        onBlur={({ currentTarget }) => {
          keep.now();
          // Another window in front takes the focus for a while only.
          if (document.activeElement !== currentTarget) setFocused(null);
        }}
      />
      <p id="note-fault" class="error" aria-live="polite">
        {fault}
      </p>
      <p id="note-hint" class="hint">
        {i18n.t('codes.noteHint')}
      </p>
    </div>
  );
}

/** So long after the last key (ms) the database gets it. */
const REST = 300;

/** Keeps what is typed: in a draft at once, in the database a moment later, or when the field is left or goes. */
function useStoring(accountId: string, code: string) {
  const unstored = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const now = async () => {
    clearTimeout(timer.current);
    const text = unstored.current;
    if (text === null) return;
    unstored.current = null;
    if (!(await storeNote({ accountId, code, text }))) unstored.current ??= text;
  };
  const soon = (text: string) => {
    writeNoteDraft({ accountId, code, text });
    unstored.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(now, REST);
  };
  useEffect(() => () => void now(), []);
  return { soon, now };
}
