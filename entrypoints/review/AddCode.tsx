import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

/** For a code that was not found by itself. Several may be pasted at once. */
export function AddCode({ onAdd }: { onAdd: (codes: string[]) => void }) {
  const [text, setText] = useState('');
  const codes = text.split(/[\s,;]+/).filter((word) => word !== '');
  const add = (event: Event) => {
    event.preventDefault();
    if (codes.length === 0) return;
    onAdd([...new Set(codes)]);
    setText('');
  };
  return (
    <form class="field" onSubmit={add}>
      <label for="add">{i18n.t('review.add')}</label>
      <div class="row">
        <input
          id="add"
          class="grow mono"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit">{i18n.t('review.addButton')}</button>
      </div>
    </form>
  );
}
