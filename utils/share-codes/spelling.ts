/** A code without what differs between two spellings of it: case, dashes, spaces, width. */
export function foldCode(code: string): string {
  return code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Finds one of these codes by any spelling. What may be several of them is none, unless it is one to the letter. */
export function bySpelling(codes: Iterable<string>): (text: string) => string | null {
  const exact = new Set(codes);
  const folded = new Map<string, string | null>();
  for (const code of exact) {
    const fold = foldCode(code);
    if (fold !== '') folded.set(fold, folded.has(fold) ? null : code);
  }
  return (text) => (exact.has(text) ? text : (folded.get(foldCode(text)) ?? null));
}
