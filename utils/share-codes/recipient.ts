/** What stands for letters that are not shown: stars, dots, bullets, or a row of x. */
const HIDDEN = /(?:[*•●·∙■█▪#…]|\.{2,}|x{3,})+/giu;

/** Whether a listed recipient is another than was asked for. One of which a part is hidden may be the same. */
export function isOtherRecipient(listed: string | null, asked: string | null): boolean {
  if (listed === null) return false; // the list does not tell
  return !fits(plain(listed).split(HIDDEN), plain(asked ?? ''));
}

const plain = (address: string): string => address.trim().toLowerCase();

/** Whether a text consists of these parts in this order, with anything between them. */
function fits([start = '', ...others]: string[], text: string): boolean {
  const end = others.pop();
  if (end === undefined) return text === start;
  if (!text.startsWith(start) || !text.endsWith(end)) return false;
  let at = start.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - end.length;
}
