import { said } from '@/utils/page/said';
import { useStore } from '@/utils/page/use-store';

/** The live region for what is told in passing: one to a page, and one to a dialog, which hides the page's. */
export function Said() {
  const { text, good } = useStore(said, (state) => state);
  return (
    <p role="status" class={good ? 'said' : 'said bad'}>
      {text}
    </p>
  );
}
