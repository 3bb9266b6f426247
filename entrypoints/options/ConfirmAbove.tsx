import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  value: number;
  onChange: (value: number) => void;
}

/** Above how many IPs the popup asks once more. What is no such number is not saved, and said so. */
export function ConfirmAbove({ value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const number = Number(typed ?? value);
  const fault = !(Number.isSafeInteger(number) && number >= 1);
  const commit = () => {
    if (fault || typed === null) return;
    setTyped(null);
    if (number !== value) onChange(number);
  };
  return (
    <div class="field">
      <label for="confirm-above">{i18n.t('options.confirmAbove')}</label>
      <input
        id="confirm-above"
        class="short"
        type="number"
        min="1"
        step="1"
        value={typed ?? value}
        aria-invalid={fault}
        aria-describedby="confirm-above-fault"
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={commit}
      />
      <p id="confirm-above-fault" class="error">
        {fault && i18n.t('options.confirmAboveFault')}
      </p>
    </div>
  );
}
