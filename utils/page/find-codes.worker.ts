import { knownCodes } from '@/utils/database/known-codes';
import { findCodes } from '@/utils/share-codes/extract';
import { learnShape } from '@/utils/share-codes/shape';
import { type Answer, type Found, NOTHING, type Question } from './find-codes';
import { ownCodes } from './own-codes';

/** Finds codes beside the page, so that a paste of 10,000 of them, or as many that are stored, never makes it stutter. */
addEventListener(
  'message',
  async ({ data: { question, text, accountId } }: MessageEvent<Question>) => {
    const answer = (found: Found) => postMessage({ question, found } satisfies Answer);
    try {
      answer(await search(text, accountId));
    } catch (error) {
      answer({ ...NOTHING, text, failure: String(error) });
    }
  },
);

async function search(text: string, accountId: string): Promise<Found> {
  const { known, isOwn } = await stored(accountId);
  const candidates = findCodes(text, learnShape(known));
  const these = (certainty: 'sure' | 'maybe') =>
    candidates.filter((one) => one.certainty === certainty).map(({ code }) => code);
  const [only] = candidates;
  return {
    text,
    sure: these('sure'),
    maybe: these('maybe'),
    alone: only?.reason === 'alone' ? only.code : null,
    own: new Set(candidates.map(({ code }) => code).filter(isOwn)),
    failure: null,
  };
}

/** Where nothing can be read nothing can be redeemed either, and a press says so. */
async function stored(accountId: string) {
  try {
    const [known, { isOwn }] = await Promise.all([knownCodes(accountId), ownCodes(accountId)]);
    return { known, isOwn };
  } catch (error) {
    console.warn('The codes of the account were not read:', error);
    return { known: [], isOwn: () => false };
  }
}
