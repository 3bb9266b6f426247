import type { CutOff, Head, Round } from '@/utils/database/records';
import { MOST_CODES, PAGES_WITHOUT_NEW } from '@/utils/share-codes/bounds';
import type { CodePage } from '../api/client';

/*
 * When the reading of a list stops before its end, whatever the server says of it. Pure.
 */

/** What is known of the codes of a page. */
export interface Met {
  /** One of them was stored before this reading began, so that no new ones come behind it. */
  known: boolean;
  /** One of them is new to this reading. */
  isNew: boolean;
  /** How many codes are here with those of the page: of the whole list, or of a round. */
  count: number;
}

/** Whether the newest codes are read no further after a page. */
export function afterHead({ idle = 0 }: Head, { isNew, count }: Met) {
  const now = isNew ? 0 : idle + 1;
  return { idle: now, cutOff: cutOff(count, now) };
}

/** The same of a round through the list. */
export function afterRound(round: Round, page: CodePage, { isNew, count }: Met) {
  const size = Math.max(round.size, itemsOf(page));
  const read = round.read + page.codes.length;
  const moved = pagesMoved(round, page);
  const idle = idleWith(round, isNew) - Math.abs(moved);
  // However often the list seems to move: nothing is read more than twice.
  const isInCircles = read > 2 * count + PAGES_WITHOUT_NEW * size;
  return { size, read, moved, idle, cutOff: cutOff(count, isInCircles ? PAGES_WITHOUT_NEW : idle) };
}

function cutOff(count: number, idle: number): CutOff | null {
  if (count >= MOST_CODES) return 'most';
  return idle >= PAGES_WITHOUT_NEW ? 'nothing-new' : null;
}

/** Once some may come again, since the list has moved, a new code takes none of that back. */
const idleWith = ({ idle = 0 }: Round, isNew: boolean): number =>
  isNew ? Math.min(idle, 0) : idle + 1;

/**
 * By how many pages a list has moved since the page before. Codes that have gone have drawn others forward, past where
 * it looked: as many pages are read again. New ones, below 0, bring back pages that it has read.
 */
function pagesMoved({ before }: Round, page: CodePage): number {
  if (before?.totalItems == null || page.totalItems === null) return 0;
  const gone = before.totalItems - page.totalItems;
  return Math.sign(gone) * Math.ceil(Math.abs(gone) / Math.max(1, itemsOf(page)));
}

/** The first block of a round; `null`: it has none yet. An earlier version has not stored it apart. */
export const beginningOf = ({ from, read, since }: Round): number | null =>
  from ?? (read > 0 ? since : null);

export const itemsOf = ({ codes, unreadable }: CodePage): number => codes.length + unreadable;
