import { said } from '@/utils/page/said';
import { useStore } from '@/utils/page/use-store';

/** The page's one live region for what is told in passing. */
export function Said() {
  const { text, good } = useStore(said, (state) => state);
  return (
    <p role="status" class={good ? 'said' : 'said bad'}>
      {text}
    </p>
  );
}
