import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { pressedAt } from '@/utils/page/press-guard';

/** So long (ms) no answer counts: it may be the second half of the press that brought the question. */
const UNANSWERABLE_MS = 500;

/**
 * The answers to a question. The harmless one has the focus, and Escape.
 * @returns `harmless` for that button, `open` once an answer counts, and what takes one
 */
export function useAnswer(onAnswer: (isYes: boolean) => void) {
  const [askedAt] = useState(() => performance.now());
  const [open, setOpen] = useState(false);
  const harmless = useRef<HTMLButtonElement>(null);
  const isTooSoon = (at: number) => at < askedAt + UNANSWERABLE_MS;

  useLayoutEffect(() => harmless.current?.focus(), []); // the next key is for it already
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
  return { harmless, open, answer };
}
