/** Puts text on the clipboard. A browser that does not allow it is told as `false`, never thrown. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The same for a text that is not there yet. Firefox lets a page copy for some seconds after a press only, but a copy
 * begun in time may wait for its text. Where that text fails, the clipboard stays as it is.
 */
export async function copyLater(text: Promise<string>): Promise<boolean> {
  const blob = text.then((found) => new Blob([found], { type: 'text/plain' }));
  blob.catch(() => {}); // told below
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    return text.then(copy, () => false);
  }
}
