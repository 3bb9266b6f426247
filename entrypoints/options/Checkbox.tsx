import { useChoice } from './use-choice';

interface Props {
  label: string;
  checked: boolean;
  /** @returns whether it was saved */
  save: (checked: boolean) => Promise<boolean>;
}

export function Checkbox({ label, checked, save }: Props) {
  const [shown, choose] = useChoice(checked, save);
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={shown}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
