/** What was asked: a word such as `redeemed` is a yes to one of them alone. */
export type Change = 'redeem' | 'revoke';

/** What a text or a field says of a change. `silent`: nothing. `unclear`: neither a plain yes nor a plain no. */
export type Verdict = 'yes' | 'no' | 'unclear' | 'silent';

const YES = wordsIn('success successful successfully succeeded ok okay done yes true');
const YES_TO: Record<Change, string[]> = {
  redeem: ['redeemed', 'applied', 'credited'],
  revoke: ['revoked'],
};

/** Words that change nothing beside a yes. */
const FILLERS = new Set(
  wordsIn(`
    a all an it its that the these this your and for to with are be been has have is was
    were now new code codes share cd key keys ip ips account balance added complete
    completed completely returned used
  `),
);

const NO_WORDS = new Set(wordsIn('no not bad cannot never none without'));
const NO_STEMS = wordsIn(`
  already block declin denied deny disabl duplicat err exceed expir fail forbid ignor
  illegal invalid missing refus reject skip unable unauthor unknown unrecogni unsuccess
  unsupport unavailable wrong
`);

/** Not done yet, or not all of it. */
const NOT_QUITE = wordsIn(
  'but except later only partial pending process queue schedul some wait yet',
);

/** The words of a text or a name in lower case: `notFound`, `NOT_FOUND` and "Not found!" have the same. */
export function wordsIn(text: string): string[] {
  const parted = text.replace(/['’]/g, '').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return parted.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** A yes only where each word is understood: a text in another language is unclear. */
export function verdictOfText(text: string, change: Change): Verdict {
  const words = wordsIn(text);
  if (words.some(isNo)) return isNoError(words) ? 'unclear' : 'no';
  const isYes = (word: string) => YES.includes(word) || YES_TO[change].includes(word);
  const isPlain = words.every((word) => isYes(word) || FILLERS.has(word));
  return isPlain && words.some(isYes) ? 'yes' : 'unclear';
}

/** Whether something in a text speaks against all having been done. */
export const objects = (text: string): boolean =>
  wordsIn(text).some((word) => isNo(word) || begins(NOT_QUITE, word));

/** Whether a name tells of what is not done yet, or not all of it: `queued`, `pending_count`. */
export const isNotQuite = (name: string): boolean =>
  wordsIn(name).some((word) => begins(NOT_QUITE, word) && word !== 'processed');

/** A no that leaves nothing open: neither a part, nor until later. */
export const isPlainNo = (text: string): boolean =>
  verdictOfText(text, 'redeem') === 'no' && !wordsIn(text).some((word) => begins(NOT_QUITE, word));

const isNo = (word: string): boolean =>
  NO_WORDS.has(word) || begins(NO_STEMS, word) || SHORT_NO.test(word);

/** "isn't" and the like, without the apostrophe. Not each word that ends so: "parent" is none. */
const SHORT_NO = /^(is|was|are|were|do|does|did|has|have|had|could|would|should|ca|wo)nt$/;

/** Whether a name tells of a no. Not when a code expires, nor a number such as `row_no`. */
export const isNoName = (name: string): boolean =>
  !isExpiry(name) && verdictOfText(name.replace(/(^|[^\p{L}])no$/iu, ''), 'redeem') === 'no';

const TIMES = new Set(['at', 'on', 'in', 'date', 'day', 'days', 'time', 'timestamp']);

/** Whether a name tells until when something is good: `expires`, `expiry_date`, `expiredAt`. */
export function isExpiry(name: string): boolean {
  const [first = '', ...others] = wordsIn(name);
  const isTime = others.length === 1 && TIMES.has(others[0] ?? '');
  return (
    /^expir(e|es|ed|y|ation)$/.test(first) &&
    (isTime || (others.length === 0 && first !== 'expired'))
  );
}

/** "No errors" */
const isNoError = (words: string[]): boolean =>
  words.some((word) => word === 'no' || word === 'without') &&
  words.some((word) => /^(err|fail)/.test(word));

const begins = (stems: string[], word: string): boolean =>
  stems.some((stem) => word.startsWith(stem));

/** A no beside a yes is neither. */
export function together(verdicts: readonly Verdict[]): Verdict {
  const [isYes, isNot] = [verdicts.includes('yes'), verdicts.includes('no')];
  if (isYes && isNot) return 'unclear';
  if (isNot) return 'no';
  if (verdicts.includes('unclear')) return 'unclear';
  return isYes ? 'yes' : 'silent';
}
