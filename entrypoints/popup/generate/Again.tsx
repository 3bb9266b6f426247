import { i18n } from '#i18n';
import { usePressable } from '@/utils/page/use-pressable';
import type { GenerateInput, GenerateOperation } from '@/utils/share-codes/operation';
import { orderWords, pressAgainWords } from './form-words';
import { FORM_ID } from './generate-draft';
import { isSameInput } from './same-press';

interface Props {
  operation: GenerateOperation;
  /** What the form asks for now, `null` where it is not right yet. */
  entered: GenerateInput | null;
  words: 'tryAgain' | 'again';
}

/** Presses the form once more. What stands in the fields is what counts, and the button says so where that is something else by now. */
export function Again({ operation, entered, words }: Props) {
  const usable = usePressable();
  const same = entered !== null && isSameInput(entered, operation.input);
  return (
    <button
      type="submit"
      form={FORM_ID}
      data-again={operation.id}
      data-press-again={pressAgainWords(entered)}
      disabled={!usable}
    >
      {same
        ? i18n.t(`popup.generate.${words}`, { what: orderWords(operation.input) })
        : i18n.t(`popup.generate.${words}AsAbove`)}
    </button>
  );
}
