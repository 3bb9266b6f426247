import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';

/** A part of a store; the component is drawn again when that part is another. */
export function useStore<T, S>(store: StoreApi<T>, select: (state: T) => S): S {
  const [, repaint] = useReducer((count: number) => count + 1, 0);
  const drawn = useRef({ select, part: select(store.getState()) });
  drawn.current = { select, part: select(store.getState()) };

  useLayoutEffect(() => {
    const compare = () => {
      const { select, part } = drawn.current;
      if (!Object.is(select(store.getState()), part)) repaint(null);
    };
    compare(); // what changed between the drawing and now
    return store.subscribe(compare);
  }, [store]);

  return drawn.current.part;
}
