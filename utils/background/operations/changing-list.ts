import { MOST_CODES } from '@/utils/share-codes/bounds';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { CodePage } from '../api/client';
import { type After, whatIsAfter } from '../api/has-next';
import { NEWEST } from '../sync/refresh';
import { SAFE_LIMIT } from '../sync/with-limit';

/*
 * A list that is read whole, newest first and page by page, while codes come and go in it.
 */

export class ChangingList {
  readonly rows = new Map<string, ShareCode>();
  /** The page to read next. */
  next = 1;
  /** Rows to a page. */
  size = 1;
  totalItems: number | null = null;
  totalPages: number | null = null;
  /** Pages as they were read last. */
  readonly #pages = new Map<number, CodePage>();
  #isCounted = true;
  #hasChanged = false;
  #hasGrown = false;
  #hasLookedBack = false;
  /** It was read to its end, and is read once more for what has come meanwhile. */
  #isAgain = false;

  /** Takes in the page that was to be read next. */
  add(page: CodePage): After {
    const before = this.rows.size;
    for (const code of page.codes) this.rows.set(code.code, code);
    if (this.rows.size >= MOST_CODES) return 'cut-off';
    const isNew = this.rows.size > before;
    const number = this.next++;
    // A cache may go on telling what is no more: it was looked back for that already.
    const isKnown = !isNew && this.#pages.get(number)?.totalItems === page.totalItems;
    this.#pages.set(number, page);
    const items = itemsOf(page);
    if (isNew) this.#hasLookedBack = false;
    const isBehind = items === 0 && number > 1;
    this.size = Math.max(this.size, items);
    const rows = (number - 1) * this.size + items;
    if (isBehind && rows < (this.totalItems ?? 0) && !this.#hasLookedBack) {
      this.#hasLookedBack = true;
      return this.#back(number, 1);
    }
    const gone = isBehind ? 0 : this.#count(page, rows); // that one may tell of none
    if (gone > 0 && !isKnown) return this.#back(number, Math.ceil(gone / Math.max(1, items)));
    const { totalItems, totalPages } = this;
    const isRepeated = items > 0 && !isNew && !this.#hasChanged;
    const after = whatIsAfter(
      { ...page, totalItems, totalPages },
      { page: number, rows, isRepeated },
    );
    if (this.#isAgain) return this.#isShort() ? (isNew ? 'next' : 'cut-off') : 'whole';
    if (after === 'next' || (after === 'whole' && isFull(page))) return 'next';
    if (!this.#isShort()) return after;
    if (!this.#hasGrown) return 'cut-off';
    this.#isAgain = true;
    return this.#back(1, 0);
  }

  /** Notes what a page tells of the whole list. Returns how many codes have gone since the page before. */
  #count({ totalItems, totalPages }: CodePage, rows: number): number {
    // One that counts less than what has been read counts something else.
    if (totalItems !== null && totalItems < rows) this.#isCounted = false;
    const before = this.totalItems;
    this.totalItems = this.#isCounted ? (totalItems ?? before) : null;
    this.totalPages = this.#isCounted ? (totalPages ?? this.totalPages) : null;
    if (before === null || this.totalItems === null) return 0;
    this.#hasChanged ||= this.totalItems !== before;
    this.#hasGrown ||= this.totalItems > before;
    return before - this.totalItems;
  }

  /** Codes that have gone have drawn others forward, past where it looks. */
  #back(number: number, pages: number): After {
    this.next = Math.max(1, number - pages);
    this.#hasChanged = true;
    return 'next';
  }

  /** Whether it has not shown all, also where it hides most of its codes. */
  #isShort(): boolean {
    const unreadable = [...this.#pages.values()].reduce((sum, page) => sum + page.unreadable, 0);
    return this.rows.size + unreadable < (this.totalItems ?? 0) || unreadable > this.rows.size;
  }
}

/** As many as were asked for, or as come by default: another page may follow, whatever is counted. */
const isFull = (page: CodePage): boolean => [NEWEST, SAFE_LIMIT].includes(itemsOf(page));

const itemsOf = ({ codes, unreadable }: CodePage): number => codes.length + unreadable;
