import { type Change, isNoName, wordsIn } from './yes-or-no';

/** What the name of a field says of the codes in it. `repeats`: they are what was sent. `list`: nothing. */
export type About = 'done' | 'refused' | 'repeats' | 'list' | 'unknown';

const DONE = ['applied', 'success', 'successful', 'succeeded', 'ok', 'done'];
const DONE_BY: Record<Change, string> = { redeem: 'redeemed', revoke: 'revoked' };

const REFUSED = ['notapplied', 'alreadyused', 'notfound'];

/** Names that say nothing of what became of the codes. */
const JUST_A_LIST = ['', 'items', 'data', 'list', 'results', 'result', 'response', 'content'];

/** What was sent, as it came in. */
const REPEATS = wordsIn('echo input params query received request requested sent submitted');

/** What a field's name is about, whatever its spelling: `success_count` and `successCodes` are `success`. */
export function keyOf(name: string): string {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return letters.replace(/count$/, '').replace(/(share)?codes?$/, '');
}

export function aboutCodes(name: string, change: Change): About {
  const key = keyOf(name);
  if (DONE.includes(key) || key === DONE_BY[change]) return 'done';
  if (REFUSED.includes(key) || isNoName(name)) return 'refused';
  // Used by this redeem, where nothing is called redeemed; to a revoke they are lost.
  if (JUST_A_LIST.includes(key) || (key === 'used' && change === 'redeem')) return 'list';
  return wordsIn(name).some((word) => REPEATS.includes(word)) ? 'repeats' : 'unknown';
}
