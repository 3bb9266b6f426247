import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShareCode } from '@/utils/share-codes/share-code';

/*
 * Of many rows of one height, those in view and some around them are drawn. A library for this measures and remembers
 * each row; where all have one height, a division does.
 */

/** A list this long is drawn whole. */
const WHOLE = 50;

/** Rows drawn on either side of those in view; scrolling draws anew only after as many. */
const STEP = 6;

/** @param before how many rows come before the first, on other pages */
export function useWindow(rows: readonly ShareCode[], before: number, view: string) {
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [height, setHeight] = useState(38);
  const [screen, setScreen] = useState(innerHeight);
  /** The first row in view, give or take a step. */
  const [first, setFirst] = useState(0);

  const many = Math.ceil(screen / height) + 3 * STEP;
  const drawn = rows.length <= WHOLE ? rows.length : Math.min(many, rows.length);
  const from = Math.min(Math.max(first - STEP, 0), rows.length - drawn);

  const follow = () => {
    const { scrollTop = 0 } = scroller.current ?? {};
    setFirst(Math.floor(scrollTop / height / STEP) * STEP);
  };
  const scrollTo = (top: number) => {
    if (scroller.current) scroller.current.scrollTop = top;
    follow();
  };
  /** Scrolls no further than it takes to have this row in view. */
  const reveal = (at: number) => {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    const head = body.current?.closest('table')?.tHead?.offsetHeight ?? 0;
    const lowest = head + (at + 1) * height - clientHeight;
    if (scrollTop > at * height) scrollTo(at * height);
    else if (scrollTop < lowest) scrollTo(lowest);
  };

  useEffect(() => {
    const measure = () => setScreen(innerHeight);
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  useLayoutEffect(() => {
    const { height: sum = 0 } = body.current?.getBoundingClientRect() ?? {};
    if (sum > 0) setHeight(sum / drawn);
  }, [screen, drawn]);
  useStill(rows, before, view, height, scroller, scrollTo);

  /** How many rows are in view. */
  const inView = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
  return { scroller, body, from, to: from + drawn, first, height, follow, reveal, inView };
}

/** News moves nothing that is in view; what the person asks for anew begins at the top. */
function useStill(
  rows: readonly ShareCode[],
  before: number,
  view: string,
  height: number,
  scroller: { current: HTMLElement | null },
  scrollTo: (top: number) => void,
): void {
  const was = useRef({ rows, before, view });
  useLayoutEffect(() => {
    const last = was.current;
    was.current = { rows, before, view };
    const top = scroller.current?.scrollTop ?? 0;
    if (view !== last.view) return scrollTo(0);
    if (rows === last.rows || top + last.before === 0) return;
    const at = Math.floor(top / height);
    const now = rows.findIndex(({ code }) => code === last.rows[at]?.code);
    if (now !== -1 && now !== at) scrollTo(top + (now - at) * height);
  }, [rows, before, view]);
}
