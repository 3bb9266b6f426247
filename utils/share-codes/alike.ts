import { type Candidate, USUAL_LENGTH } from './candidate';
import { isMixed } from './look';
import { fitsForm, shapeOf } from './shape';

/**
 * Codes come in kinds: makes candidates sure that are like those the text leaves no doubt about,
 * in a list also those that are like each other, and leaves out a list's words that are like none.
 */
export function confirmAlike(candidates: Candidate[], isList: boolean): Candidate[] {
  const isSure = ({ certainty }: Candidate) => certainty === 'sure';
  const sureShape = shapeOf(candidates.filter(isSure).map(({ code }) => code));
  const twins = isList ? countTwins(candidates) : null;
  return candidates.flatMap((candidate) => {
    const { code, reason } = candidate;
    if (isSure(candidate) || !(reason === 'in-list' || reason === 'looks-like-code'))
      return candidate;
    const fits = sureShape !== null && fitsForm(sureShape, code);
    // Where codes mix capitals and small letters, a word such as Redeemed fits too easily.
    const mixesCases = sureShape?.lower && sureShape.upper;
    const fitsWell = fits && !(mixesCases && isPlainWord(code));
    if (isAlike(code, fitsWell, twins)) return { code, certainty: 'sure', reason: 'like-others' };
    return isPlainWord(code) && sureShape && !fits ? [] : candidate;
  });
}

function isAlike(code: string, fits: boolean, twins: Map<string, number> | null): boolean {
  if (isLongMix(code)) return fits || traits(code).some((trait) => (twins?.get(trait) ?? 0) > 1);
  return twins !== null && fits && isWord(code);
}

function countTwins(candidates: Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  const tokens = candidates.map(({ code }) => code).filter(isLongMix);
  for (const trait of tokens.flatMap(traits)) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  return counts;
}

/** What makes two tokens twins: the same letter cases in the same length, or the same but for the length of numbers. */
function traits(token: string): string[] {
  const cases = token.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');
  const sorts = [...new Set(cases)].sort().join('');
  return [`${token.length} ${sorts}`, cases.replace(/0+/g, '0')];
}

const isLongMix = (code: string): boolean => code.length >= USUAL_LENGTH && isMixed(code);

const isWord = (code: string): boolean => !/\d/.test(code);

/** In the form of an ordinary word: unused, Unused, UNUSED, hand-made. */
const isPlainWord = (code: string): boolean => /^(?:[A-Z]+|[A-Z]?[a-z-]+)$/.test(code);
