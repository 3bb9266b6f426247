import { SecretField } from '@/components/SecretField';

interface Props {
  id: string;
  label: string;
  hint?: string;
  /** What is wrong with it, empty where nothing is. */
  fault: string;
  value: string;
  onInput: (value: string) => void;
}

export function PassphraseField({ id, label, hint, fault, value, onInput }: Props) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <SecretField
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint ${id}-fault` : `${id}-fault`}
        aria-invalid={fault !== ''}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <p id={`${id}-fault`} class="error">
        {fault}
      </p>
    </div>
  );
}
