import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { putNote } from '@/utils/database/notes';
import { say } from '@/utils/page/said';
import { known } from '../lists/known';

interface Props {
  accountId: string;
  code: string;
}

/** The person's own words on a code, stored whenever the field is left. */
export function NoteField({ accountId, code }: Props) {
  const [text, setText] = useState(() => known.getState().notes.get(code) ?? '');
  const store = () =>
    putNote({ accountId, code, text: text.trim(), at: Date.now() }).catch(() =>
      say(i18n.t('codes.noStorage'), false),
    );
  return (
    <div class="field">
      <label for="note">{i18n.t('codes.note')}</label>
      <textarea
        id="note"
        rows={2}
        maxLength={2000}
        value={text}
        aria-describedby="note-hint"
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onChange={store}
      />
      <p id="note-hint" class="hint">
        {i18n.t('codes.noteHint')}
      </p>
    </div>
  );
}
