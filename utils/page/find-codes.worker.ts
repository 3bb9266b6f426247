import { findCodes } from '@/utils/share-codes/extract';
import { learnShape } from '@/utils/share-codes/shape';
import type { Found, Question } from './find-codes';

/** Finds codes beside the page, so that a paste of 10,000 of them never makes it stutter. */
addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const candidates = findCodes(data.text, learnShape(data.known));
  const these = (certainty: 'sure' | 'maybe') =>
    candidates.filter((one) => one.certainty === certainty).map(({ code }) => code);
  const found: Found = { text: data.text, sure: these('sure'), maybe: these('maybe') };
  postMessage({ question: data.question, found });
});
