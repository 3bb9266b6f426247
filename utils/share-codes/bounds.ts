/*
 * How much is taken from a server at the most, whatever it sends: what goes beyond it is not read, and the person is
 * told how much was.
 */

/** The body of one answer, in bytes. No answer of this API comes near it. */
export const MOST_BYTES = 8_000_000;

/** Codes of one list. */
export const MOST_CODES = 250_000;

/** Status numbers of one server whose meaning is kept, or that are offered to choose from. */
export const MOST_STATUSES = 64;

/** Characters of one text, such as a reason or an address; a code has a bound of its own. */
export const LONGEST_TEXT = 500;

/** Lists and objects within one another. No answer of this API has more than a few. */
export const DEEPEST = 64;

/** After so many pages in a row without a new code nothing more is expected of a list. */
export const PAGES_WITHOUT_NEW = 3;

/** Whether a text of a server is longer than what is kept of it. */
export const isCut = (text: string): boolean => text.length === LONGEST_TEXT && text.endsWith('…');
