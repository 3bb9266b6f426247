/** Puts text on the clipboard. A browser that does not allow it is told as `false`, never thrown. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
