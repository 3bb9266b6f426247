import { MOST_CODES } from '@/utils/share-codes/bounds';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { CodePage } from './read-codes';

/** How far a list has been read, its newest page among it. */
export interface Reading {
  /** The number of that page, from 1. */
  page: number;
  /** Rows so far, each once, readable or not. */
  rows: number;
  /** That page has nothing that was not read before: the server gives the same again. */
  isRepeated: boolean;
}

/**
 * What comes after a page. `next`: another one may have more. `whole`: all was read, by all that the server tells.
 * `cut-off`: no page has more, and yet there is more, or may be: a server that ignores `page`, or a count that is too high.
 */
export type After = 'next' | 'whole' | 'cut-off';

/**
 * Goes by the rows that came: pages may be counted for another size than they have, so that what is told counts only
 * where there are as many rows.
 */
export function whatIsAfter(
  { codes, unreadable, totalItems, totalPages }: CodePage,
  { page, rows, isRepeated }: Reading,
): After {
  const isShort = totalItems !== null && rows < totalItems;
  const hasMorePages = totalPages !== null && page < totalPages;
  const isCounted = totalItems !== null || totalPages !== null;
  const isEmpty = codes.length + unreadable === 0;
  if (!isEmpty && !isRepeated) return isCounted && !isShort && !hasMorePages ? 'whole' : 'next';
  if (totalItems !== null) return isShort ? 'cut-off' : 'whole';
  return isRepeated || hasMorePages ? 'cut-off' : 'whole';
}

/** A list that is read page by page, from the first one on. */
export class Pages {
  readonly codes = new Map<string, ShareCode>();
  unreadable = 0;
  totalItems: number | null = null;
  #totalPages: number | null = null;
  #page = 0;

  /** It has as many codes as are read of any list. */
  get isFull(): boolean {
    return this.codes.size >= MOST_CODES;
  }

  add(page: CodePage): After {
    const before = this.codes.size;
    for (const code of page.codes) this.codes.set(code.code, code);
    const isRepeated = page.codes.length > 0 && this.codes.size === before;
    if (!isRepeated) this.unreadable += page.unreadable;
    // One behind the last may tell of none.
    const isBehind = page.codes.length + page.unreadable === 0 && this.#page > 0;
    if (!isBehind) this.totalItems = page.totalItems ?? this.totalItems;
    if (!isBehind) this.#totalPages = page.totalPages ?? this.#totalPages;
    const told = { ...page, totalItems: this.totalItems, totalPages: this.#totalPages };
    const rows = this.codes.size + this.unreadable;
    this.#page++;
    if (this.isFull) return 'cut-off';
    return whatIsAfter(told, { page: this.#page, rows, isRepeated });
  }
}
