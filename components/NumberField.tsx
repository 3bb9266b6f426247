import { stepped, wholeNumber } from '@/utils/share-codes/whole-number';

interface Props {
  id: string;
  label: string;
  /** As typed, right or wrong. */
  value: string;
  /** What is wrong with it, empty where nothing is said of it. */
  fault: string;
  onInput: (text: string) => void;
}

const STEPS = new Map([
  ['ArrowUp', 1],
  ['ArrowDown', -1],
  ['PageUp', 10],
  ['PageDown', -10],
]);

/** A whole number. The browser's own field for one changes it under a turning wheel, and hides a wrong text from us. */
export function NumberField({ id, label, value, fault, onInput }: Props) {
  const step = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    const by = STEPS.get(event.key);
    const other = event.isComposing || event.ctrlKey || event.altKey || event.metaKey;
    if (by === undefined || other || event.shiftKey) return;
    event.preventDefault();
    onInput(stepped(event.currentTarget.value, by));
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        role="spinbutton"
        inputMode="numeric"
        autocomplete="off"
        value={value}
        aria-valuemin={1}
        aria-valuenow={wholeNumber(value) ?? undefined}
        aria-invalid={fault !== ''}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onKeyDown={step}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {fault && (
        <p id={`${id}-fault`} class="error">
          {fault}
        </p>
      )}
    </div>
  );
}
