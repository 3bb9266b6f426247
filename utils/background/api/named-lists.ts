/** A list in an answer, with the name it stands under. */
export interface NamedList {
  name: string;
  /** The name in letters alone, without "codes": `failed_codes` is `failed`, `codes` is ''. */
  key: string;
  items: unknown[];
}

/** Names of lists and counts of codes that were redeemed or revoked. */
export const APPLIED = [
  'applied',
  'success',
  'successful',
  'succeeded',
  'accepted',
  'redeemed',
  'revoked',
];

/** Names of lists of codes that were not. */
export const REFUSED = [
  ...['failed', 'fail', 'failures', 'errors', 'error', 'invalid', 'rejected', 'refused'],
  ...['skipped', 'expired', 'alreadyused', 'notfound', 'notapplied'],
];

/** Names that say nothing of what became of the codes. */
export const JUST_A_LIST = ['', 'items', 'data', 'list', 'results', 'result'];

/** The lists directly in an object. */
export function listsIn(record: Record<string, unknown>): NamedList[] {
  return Object.entries(record).flatMap(([name, items]) =>
    Array.isArray(items) ? [{ name, key: keyOf(name), items }] : [],
  );
}

/** What a field's name is about, whatever its spelling: `success_count` and `successCodes` are `success`. */
export function keyOf(name: string): string {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return letters.replace(/count$/, '').replace(/(share)?codes?$/, '');
}
