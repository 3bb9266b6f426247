import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { pressedAt } from '@/utils/page/press-guard';
import type { GenerateInput } from '@/utils/share-codes/operation';
import { ips } from '@/utils/words/number';
import { orderWords } from './form-words';

/** So long (ms) no answer counts: it may be the second half of the press that brought the question. */
const UNANSWERABLE_MS = 500;

interface Props {
  input: GenerateInput;
  onAnswer: (isYes: boolean) => void;
}

/** Asks once more before many IPs are spent. The harmless answer has the focus. */
export function Question({ input, onAnswer }: Props) {
  const [askedAt] = useState(() => performance.now());
  const [open, setOpen] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const sum = ips(input.ipsPerCode * input.count);
  const isTooSoon = (at: number) => at < askedAt + UNANSWERABLE_MS;

  useLayoutEffect(() => cancel.current?.focus(), []); // the next key is for it already
  useEffect(() => {
    const timer = setTimeout(() => setOpen(true), UNANSWERABLE_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    // Escape would close the popup, and the question with it.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      if (!isTooSoon(event.timeStamp)) onAnswer(false);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  const answer = (isYes: boolean) => (event: MouseEvent) => {
    if (!isTooSoon(pressedAt(event))) onAnswer(isYes);
  };
  return (
    <div class="stack tight question">
      <div class="row">
        <button type="button" class="primary grow" disabled={!open} onClick={answer(true)}>
          {i18n.t('popup.generate.confirm', { ips: sum })}
        </button>
        <button
          type="button"
          ref={cancel}
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
