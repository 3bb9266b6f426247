/** What cannot be seen in a code, or would change how it looks: a plain space and all letters can stay. */
const UNSEEN = /[^\P{Z} ]|[\u2800\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/** A code as it is shown: what cannot be seen is spelt out. Copied and sent is always the code itself. */
export function shownCode(code: string): string {
  return code.replace(UNSEEN, (character) => {
    const number = character.codePointAt(0)?.toString(16).toUpperCase() ?? '';
    return `⟨U+${number.padStart(4, '0')}⟩`;
  });
}
