import { i18n } from '#i18n';

interface Props {
  value: string;
  onInput: (text: string) => void;
  onAdd: () => void;
}

/** For a code that was not found by itself. Several may be pasted at once. */
export function AddCode({ value, onInput, onAdd }: Props) {
  const add = (event: Event) => {
    event.preventDefault();
    onAdd();
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
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
        <button type="submit">{i18n.t('review.addButton')}</button>
      </div>
    </form>
  );
}

/** The codes in what was typed by hand, each once. */
export const codesIn = (typed: string): string[] => [
  ...new Set(typed.split(/[\s,;]+/).filter((word) => word !== '')),
];
