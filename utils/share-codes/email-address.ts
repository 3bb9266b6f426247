/**
 * What takes no room on the screen, such as a zero-width space, comes along when an address is copied. The joiners are
 * letters to some scripts: there they stay, since without them it is another domain.
 */
const UNSEEN =
  /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]|(?<=^|\p{ASCII})[\u200C\u200D]/gu;

/** What stands around an address in a text: pairs of brackets or quotes, and the sentence's own marks. */
const PAIRS = /^(?:<(.*)>|\((.*)\)|\[(.*)\]|"(.*)"|'(.*)'|“(.*)”|„(.*)“|‘(.*)’|«(.*)»)$/su;
const MARKS = /[\s.,;:!?>)\]]+$/u;

/** A link to an address, which may go on with a subject. */
const LINK = /^mailto:([^?]*).*$/isu;

/** An address as it is sent: as typed, without what is no part of it. No letter is changed: `ß` is another domain than `ss`. */
export function cleanAddress(typed: string): string {
  const address = bare(bare(typed.replace(UNSEEN, '').trim()).replace(LINK, '$1'));
  return address.replace(MARKS, '');
}

/** Without pairs around it, of which there may be several, each followed by marks. */
function bare(text: string): string {
  for (const candidate of [text, text.replace(MARKS, ''), text.replace(/[\s.,;:!?]+$/u, '')]) {
    const inner = PAIRS.exec(candidate)
      ?.slice(1)
      .find((part) => part !== undefined);
    if (inner !== undefined) return bare(inner.trim());
  }
  return text;
}

/** Only what is plainly none is turned down: the server has the last word. */
export function isAddress(text: string): boolean {
  return /^[^\s@,;:<>()[\]"/\\]+@[^\s@,;:<>()[\]"/\\]+$/u.test(text);
}
