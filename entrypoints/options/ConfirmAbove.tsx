import { i18n } from '#i18n';
import { NumberField } from '@/components/NumberField';
import { wholeNumber } from '@/utils/share-codes/whole-number';
import { number } from '@/utils/words/number';
import { useTypedLimit } from './use-typed-limit';

interface Props {
  value: number;
  /** @returns whether it was saved */
  save: (typed: string, value: number) => Promise<boolean>;
}

/** Above how many IPs the popup asks once more. What is no such number is not saved, and said so. */
export function ConfirmAbove({ value, save }: Props) {
  const { text, type, enter, leave } = useTypedLimit(value, save);
  const fault = i18n.t('options.confirmAboveFault', [number(value)]);
  return (
    <div class="limit" onFocusIn={enter} onFocusOut={leave}>
      <NumberField
        id="confirm-above"
        label={i18n.t('options.confirmAbove')}
        value={text}
        fault={wholeNumber(text) === null ? fault : ''}
        onInput={type}
      />
    </div>
  );
}
