/** What takes no room on the screen, such as a zero-width space, comes along when an address is copied. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** What stands around an address in a text: brackets, quotes, the sentence's own marks. */
const AROUND = /^[\s<("'«“„‘]+|[\s>)"'»”“’.,;:!?]+$/gu;

/** A link to an address, which may go on with a subject. */
const LINK = /^mailto:([^?]*).*$/isu;

/** An address as it is sent: as typed, without what is no part of it. No letter is changed: `ß` is another domain than `ss`. */
export function cleanAddress(typed: string): string {
  const around = (text: string) => text.replace(AROUND, '');
  return around(around(typed.replace(UNSEEN, '')).replace(LINK, '$1'));
}

/** Only what is plainly none is turned down: the server has the last word. */
export function isAddress(text: string): boolean {
  return /^[^\s@,;<>]+@[^\s@,;<>]+$/u.test(text);
}
