import { i18n } from '#i18n';
import type { GenerateInput } from '@/utils/share-codes/operation';
import { ips } from '@/utils/words/number';
import { orderWords } from './form-words';
import { useAnswer } from './use-answer';

interface Props {
  input: GenerateInput;
  onAnswer: (isYes: boolean) => void;
}

/** Asks once more before many IPs are spent. */
export function Question({ input, onAnswer }: Props) {
  const { harmless, open, answer } = useAnswer(onAnswer);
  const sum = ips(input.ipsPerCode * input.count);
  return (
    <div class="stack tight question">
      <div class="row">
        <button type="button" class="primary grow" disabled={!open} onClick={answer(true)}>
          {i18n.t('popup.generate.confirm', { ips: sum })}
        </button>
        <button
          type="button"
          ref={harmless}
          aria-disabled={!open}
          aria-describedby="question"
          onClick={answer(false)}
        >
          {i18n.t('common.cancel')}
        </button>
      </div>
      <p id="question" class="warn">
        {i18n.t('popup.generate.confirmHint', { line: orderWords(input) })}
      </p>
    </div>
  );
}
