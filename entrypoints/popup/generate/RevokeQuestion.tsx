import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { shownCode } from '@/utils/share-codes/shown-code';
import { number } from '@/utils/words/number';
import { useAnswer } from './use-answer';

interface Props {
  codes: string[];
  onAnswer: (isYes: boolean) => void;
}

/** Asks once more before codes are revoked that may be somebody else's, and names them. */
export function RevokeQuestion({ codes, onAnswer }: Props) {
  const { harmless, open, answer } = useAnswer(onAnswer);
  const hint = useId();
  return (
    <div class="stack tight">
      <p id={hint} class="warn">
        {i18n.t('popup.generate.revokeHint', { codes: codes.map(shownCode).join(', ') })}
      </p>
      <div class="row">
        <button
          type="button"
          ref={harmless}
          aria-disabled={!open}
          aria-describedby={hint}
          onClick={answer(false)}
        >
          {i18n.t('common.cancel')}
        </button>
        <button type="button" class="quiet" disabled={!open} onClick={answer(true)}>
          {i18n.t('popup.generate.revokeNow', codes.length, [number(codes.length)])}
        </button>
      </div>
    </div>
  );
}
