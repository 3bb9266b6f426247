/** The longest note that is stored, in UTF-16 units: a backup with longer ones is not taken. */
export const LONGEST_NOTE = 2000;

export const isTooLong = (text: string): boolean => text.trim().length > LONGEST_NOTE;

/** As much of a note as is stored. No character is cut in two. */
export function storableNote(text: string): string {
  const cut = text.trim().slice(0, LONGEST_NOTE);
  return isTooLong(text) ? cut.replace(/[\ud800-\udbff]$/, '') : cut;
}
