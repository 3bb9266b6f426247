import { i18n } from '#i18n';

interface Props {
  id: string;
  label: string;
  value: string;
  wrong: boolean;
  onInput: (value: string) => void;
}

export function NumberField({ id, label, value, wrong, onInput }: Props) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={1}
        step={1}
        value={value}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {wrong && (
        <p id={`${id}-wrong`} class="error">
          {i18n.t('popup.generate.notWhole')}
        </p>
      )}
    </div>
  );
}
