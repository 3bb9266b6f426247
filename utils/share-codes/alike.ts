import { type Candidate, USUAL_LENGTH } from './candidate';
import { isTelling, isWordLike } from './look';
import { formOf } from './shape';

/*
 * Codes come in kinds: what is like those that a text leaves no doubt about is one, too.
 */

/** Makes candidates of a list sure that are like the sure ones or like each other, and leaves out words that are like none. */
export function confirmAlike(candidates: readonly Candidate[]): Candidate[] {
  const sure = candidates.filter(({ certainty }) => certainty === 'sure');
  const forms = new Set(sure.map(({ code }) => formOf(code)));
  const twins = countTwins(candidates);
  return candidates.flatMap((candidate) => {
    const { code, certainty, reason } = candidate;
    if (certainty === 'sure' || !MAY_BE_CONFIRMED.has(reason)) return candidate;
    const isWord = isWordLike(code);
    const isName = isWord && /^[A-Z]?[a-z]+$/.test(code);
    const isTwin = traits(code).some((trait) => (twins.get(trait) ?? 0) > 1);
    if ((forms.has(formOf(code)) && !isName) || isTwin)
      return { code, certainty: 'sure', reason: 'like-others' };
    return isWord && sure.length > 0 ? [] : candidate;
  });
}

const MAY_BE_CONFIRMED = new Set<Candidate['reason']>(['in-list', 'looks-like-code']);

function countTwins(candidates: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const trait of candidates.flatMap(({ code }) => traits(code)))
    counts.set(trait, (counts.get(trait) ?? 0) + 1);
  return counts;
}

/** What makes two tokens twins: the same letter cases in the same length, or the same but for the length of numbers. */
function traits(token: string): string[] {
  if (token.length < USUAL_LENGTH || !isTelling(token)) return [];
  const cases = token.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');
  const sorts = [...new Set(cases)].sort().join('');
  return [`${token.length} ${sorts}`, cases.replace(/0+/g, '0')];
}
