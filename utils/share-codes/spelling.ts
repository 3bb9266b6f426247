/** A code without what differs between two spellings of it: case, dashes, spaces, width. */
export function foldCode(code: string): string {
  return code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The row of a code among these, be it written otherwise there. */
export function rowIn<T>(rows: ReadonlyMap<string, T>): (code: string) => T | undefined {
  const spelt = bySpelling(rows.keys());
  return (code) => rows.get(spelt(code) ?? '');
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
